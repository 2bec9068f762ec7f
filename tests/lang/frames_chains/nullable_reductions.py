# Reductions of nullable columns: results are nullable, missing values are skipped or decide.
import numpy as np
import pandas as pd

i = pd.Series([3, None, 1, 3], dtype='Int64', name='i')
f = pd.Series([1.5, None, 2, 0.5], dtype='Float64', name='f')
b = pd.Series([True, None, False, True], dtype='boolean', name='b')
for s in (i, f, b):
    print([getattr(s, n)() for n in ('sum', 'min', 'max', 'prod', 'any', 'all', 'count', 'nunique')])
    print(s.sum(skipna=False), s.sum(min_count=9))
for s in (i, f):
    print(s.quantile(0.5), s.quantile([0.25, 0.5]).tolist(), s.quantile([0.25, 0.5]).dtype)
    print(s.describe())
    print(s.value_counts(normalize=True))
df = pd.DataFrame({'i': i, 'f': f, 'n': [1, 2, 3, 4]})
for n in ('sum', 'mean', 'min', 'max', 'median'):
    print(getattr(df, n)())
print(df.quantile(0.5))
print(df.sum(axis=1))
print(df.max(axis=1))
print(df.describe())
print(df.iloc[0], df.iloc[1])
print(i.groupby([1, 1, 2, 2]).agg(['sum', 'mean', 'count', 'max']))
print(df.groupby('n')[['i', 'f']].sum())
print(i.groupby(i).size().dtype, df.groupby('n')['i'].count().dtype)
