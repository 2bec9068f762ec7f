# What runs along nullable columns or maps them keeps their type.
import numpy as np
import pandas as pd

i = pd.Series([3, None, 1, 3], dtype='Int64', name='i')
f = pd.Series([1.5, None, 2, 0.5], dtype='Float64', name='f')
b = pd.Series([True, None, False, True], dtype='boolean')
for s in (i, f):
    for n in ('cumsum', 'cumprod', 'cummax', 'cummin', 'rank', 'abs'):
        print(n, getattr(s, n)().tolist(), getattr(s, n)().dtype)
    print(s.cumsum(skipna=False).tolist())
    print(s.map(lambda v: v).dtype, s.map(str).tolist(), s.map({1: 5, 3: 7}).tolist())
    print(s.clip(1, 2).tolist(), s.replace(3, 9).tolist(), s.isin([3]).dtype, s.between(1, 2).tolist())
    print(np.sqrt(s), np.floor(s), np.isnan(s))
    print(s.to_numpy(), s.round(1).tolist(), s.interpolate().tolist())
    print(s.rolling(2, min_periods=1).sum().tolist(), s.ewm(span=2).mean().round(6).tolist())
    print(s.corr(s.shift(-2)), s.to_frame().corr(min_periods=1).shape)
print(b.cumsum().tolist(), b.cummax().tolist(), (-b).tolist(), b.map({True: 'y', False: 'n'}).tolist())
df = pd.DataFrame({'i': i, 'f': f})
print(df.cumsum())
print(df.to_dict('records'), df.to_dict('list'))
print(df.values)
print(df[['i']].values)
print(df.replace({'i': {3: 30}}), df.abs().dtypes)
print(df.groupby([1, 1, 2, 2])['i'].cumsum().tolist())
