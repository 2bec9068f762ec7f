"""Weeks of the year in formats of strptime and to_datetime; parts of indexes of times."""
from datetime import datetime
for t,f in [("2024 10 0","%Y %U %w"),("2024-W10-7","%G-W%V-%u"),("2024 00 1","%Y %W %w"),("2023 01 Mon","%Y %W %a"),("2024 53 2","%G %V %u"),("24 9 Sunday","%y %U %A"),("2020-W53-7","%G-W%V-%u"),("Sun 10 March 2024","%a %d %B %Y"),("2021 00 5","%Y %U %w"),("2022 01 6","%Y %W %w")]:
    try: print(t,f,datetime.strptime(t,f))
    except Exception as e: print(t,f,type(e).__name__,e)
import pandas as pd
print(pd.timedelta_range("1h",periods=2,freq="90min").components, pd.period_range("2024-01-01",periods=3,freq="W").week, pd.date_range("2024",periods=2).to_julian_date(), pd.timedelta_range("1h",periods=3,freq="90min").inferred_freq)
print(pd.to_datetime(["2024 00 1","2024 01 1","2024 00 0"],format="%Y %W %w"), pd.to_datetime(["2023 00 0","2023 01 1","2022 00 6"],format="%Y %U %w"))
