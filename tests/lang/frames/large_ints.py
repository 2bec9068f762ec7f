import pandas as pd

s = pd.Series([2**53 + 1, 2**62])
print(s, s.sum(), s.max())
print((s - 1).tolist(), (s // 3).tolist(), (s % 10).tolist())
print(s[0] == 2**53 + 1, s.astype(str).tolist())
