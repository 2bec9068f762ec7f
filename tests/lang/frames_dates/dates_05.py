import pandas as pd, numpy as np
s=pd.Series(pd.to_datetime(['2024-01-15 10:30:00','2024-02-29 23:59:59',None,'2023-12-31 00:00:00']))
d = s.diff()
df = pd.DataFrame({'year':[2024,2023],'month':[1,2],'day':[3,4]})
t = pd.Timestamp('2024-01-31')
print(pd.date_range('2024-01-01','2024-01-02',periods=5))
print(pd.date_range(end='2024-01-10',periods=3), pd.date_range('2024-01-01',periods=3,tz='Europe/Berlin'))
print(pd.to_timedelta(['1 days','2h','30min','1 days 06:05:01.00003','nan']))
print(pd.Timedelta('2h30min'), pd.Timedelta(days=1,hours=3).components, pd.Timedelta('1.5h').total_seconds())
