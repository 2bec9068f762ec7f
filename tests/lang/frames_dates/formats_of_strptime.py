import datetime as d
import pandas as pd

for t,f in [("2024-01-02 03:04:05.123","%Y-%m-%d %H:%M:%S.%f"),("12/31/99 11:05 PM","%m/%d/%y %I:%M %p"),("3 March 2020","%d %B %Y"),("Jan  5 2021","%b %d %Y"),("2020-W05-3","%G-W%V-%u"),("2020-060","%Y-%j"),("2024-02-30","%Y-%m-%d"),("10:20:30","%T"),("2024-01-01T00:00:00+02:00","%Y-%m-%dT%H:%M:%S%z"),("2024-01-01 UTC","%Y-%m-%d %Z"),("13 PM","%I %p"),("100%","%Y%%"),("Tuesday 2024-03-05","%A %Y-%m-%d"),("2024 10 1","%Y %W %w")]:
    try: print(repr(pd.to_datetime(t,format=f)))
    except Exception as e: print(type(e).__name__, str(e).split("\n")[0])
for t,f in [("Tue Jan  2 03:04:05 2024","%c"),("01/02/24","%x"),("10:20:30","%X"),("10:20:30","%T"),("01/02/24","%D"),("2024","%s"),("x","%n")]:
    try: print(repr(pd.to_datetime([t],format=f)))
    except Exception as e: print(type(e).__name__, str(e).split("\n")[0])
    try: print(repr(d.datetime.strptime(t,f)))
    except Exception as e: print(type(e).__name__, str(e).split("\n")[0])
