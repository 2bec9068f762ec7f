import pandas as pd

s = pd.Series([3, 1, 2, 5])
print(s.cumsum().tolist(), s.cumprod().tolist(), s.cummax().tolist(), s.cummin().tolist())
print(s.shift(1), s.shift(-1).tolist(), s.diff().tolist())
f = pd.Series([1.0, None, 2.0])
print(f.cumsum().tolist(), f.abs().tolist(), s.clip(2, 3).tolist())
print(s.where(s > 1).tolist(), s.mask(s > 2, 0).tolist())
