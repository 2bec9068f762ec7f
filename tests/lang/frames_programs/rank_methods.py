import numpy as np
import pandas as pd


s = pd.Series([3, 1, 3, np.nan, 2, 1], index=list("abcdef"))
for method in ("average", "min", "max", "first", "dense"):
    print(method, s.rank(method=method).tolist(), s.rank(method=method, ascending=False, na_option="top").tolist())
print(s.rank(pct=True).round(3).tolist())
df = pd.DataFrame({"x": [3, 1, 2], "y": ["b", "a", "b"], "z": [1.5, 1.5, 0.0]})
print(df.rank())
print(df[["x", "z"]].rank(axis=1))
print(df.groupby("y")["z"].rank())
try:
    s.rank(method="best")
except KeyError as e:
    print("KeyError", e)
