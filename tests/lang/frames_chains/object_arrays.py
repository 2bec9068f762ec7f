# Arrays of objects become frames again; objects of a Series stay as they were given.
import pandas as pd

nan = float('nan')
df = pd.DataFrame({'a': [1, 2], 'b': ['x', None], 'c': [1.5, nan], 'd': pd.to_datetime(['2024-01-01', None])})
again = pd.DataFrame(df.values, columns=df.columns)
print(again, again.dtypes)
s = pd.Series([None, 2.5, 'x', nan], dtype='object')
print(s, s.tolist())
print(pd.Series([None, 2], dtype=object).tolist(), pd.Series([1, 2], dtype='object').sum())
print(pd.DataFrame({'d': pd.Series([None, 2.5], dtype='object')}))
print(pd.Series([True, False]).mul(1).tolist(), (-pd.Series([True, False])).tolist())
print(pd.Series([14, 15, 25, -16]).round(-1).tolist())
