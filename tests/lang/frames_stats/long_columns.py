# Columns long enough for the vector loops: division by zero, nan, ints that wrap, order statistics.
import numpy as np, pandas as pd
s = pd.Series(np.zeros(3000)); t = pd.Series(np.arange(3000.0) - 5)
print((t / s).tail(2), (1 / s).iloc[0], (t * np.inf).isna().sum(), (s > np.nan).any(), (t % 7).sum(), (s // 0).iloc[0])
i = pd.Series(np.arange(3000)); b = i > 1500
print((i / 0).iloc[[0, 5]], (i // 7).sum(), (i % 0).iloc[3], (b & (i < 2000)).sum(), (i ^ 3).sum(), (i + 2**62 + 2**62).iloc[1], (i * 0.5).dtype, (b + i).sum(), (b * 2).dtype)
print(t.median(), t.quantile([.1, .333]), t.min(), t.max(), i.max(), i.min(), t.std(), pd.Series([np.nan, 3, 1]).min(), pd.Series([np.nan]*2).max(), pd.Series([1,2,3,10]).median())
x = t.where(t % 3 != 0); print(x.sum(), x.mean(), x.min(), x.median(), (x + t).isna().sum(), (x > 5).sum(), (x == x).sum(), (x != x).sum())
