import pandas as pd, numpy as np
s=pd.Series(pd.to_datetime(['2024-01-15 10:30:00','2024-02-29 23:59:59',None,'2023-12-31 00:00:00']))
d = s.diff()
df = pd.DataFrame({'year':[2024,2023],'month':[1,2],'day':[3,4]})
print(pd.to_datetime(df))
t = pd.Timestamp('2024-01-31')
print(t + pd.DateOffset(months=1), t + pd.offsets.MonthEnd(1), t+pd.offsets.BDay(3), t - pd.Timedelta(hours=5), t.day_name(), t.quarter, t.week)
print(pd.date_range('2024-01-01','2024-01-10',freq='B'), pd.date_range('2024-01-01',periods=4,freq='W-MON'), pd.date_range('2024-01-01',periods=4,freq='QS'), pd.date_range('2024-01-01', periods=5, freq='2h30min'))
print(pd.bdate_range('2024-01-01',periods=6))
