import pandas as pd, numpy as np
s=pd.Series(pd.to_datetime(['2024-01-15 10:30:00','2024-02-29 23:59:59',None,'2023-12-31 00:00:00']))
for a in 'year month day hour minute second quarter dayofweek dayofyear days_in_month is_leap_year is_month_end date time'.split():
    print(a, getattr(s.dt,a).tolist())
print(s.dt.day_name(), s.dt.month_name().tolist())
print(s.dt.strftime('%d/%m/%y %H:%M'))
print(s.dt.floor('h'), s.dt.normalize())
