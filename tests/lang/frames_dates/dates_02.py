import pandas as pd, numpy as np
s=pd.Series(pd.to_datetime(['2024-01-15 10:30:00','2024-02-29 23:59:59',None,'2023-12-31 00:00:00']))
print(s.dt.isocalendar())
print(s.dt.tz_localize('UTC').dt.tz_convert('America/New_York'))
d = s.diff()
print(d, d.dt.total_seconds(), d.dt.days)
print(s.min(), s.max(), s.mean())
