import pandas as pd, numpy as np
s=pd.Series(pd.to_datetime(['2024-01-15 10:30:00','2024-02-29 23:59:59',None,'2023-12-31 00:00:00']))
d = s.diff()
print(s > '2024-01-20', s == pd.Timestamp('2023-12-31'))
print(s.sort_values())
print(pd.to_datetime('2024-03-01'), pd.to_datetime(['1/2/2024','3/4/2024']), pd.to_datetime(1700000000, unit='s'))
print(pd.to_datetime(['13.01.2024'], format='%d.%m.%Y'), pd.to_datetime(['a','2024-01-01'],errors='coerce'))
