# One value per group, every reduction, with missing values.
import pandas as pd
import numpy as np

df = pd.DataFrame({"k": ["a", "b", "a", "b", "a", "c"], "x": [1.0, np.nan, 3.0, 4.0, 8.0, np.nan], "n": [4, 3, 2, 1, 0, 7],
                   "b": [True, False, True, True, False, False]})
g = df.groupby("k")
for how in ["sum", "mean", "min", "max", "count", "std", "var", "median", "nunique", "first", "last", "prod", "any", "all", "sem", "size"]:
    print(how)
    print(getattr(g, how)())
print(g["x"].sum(min_count=1))
print(g["x"].mean(skipna=False))
print(g["x"].var(ddof=0))
print(g["n"].quantile(0.25))
print(g["n"].quantile([0.25, 0.75]))
print(g[["x", "n"]].quantile(0.5))
print(g["n"].describe())
print(g["x"].idxmax() if False else g["n"].idxmax())
print(g["n"].idxmin())
print(g["n"].skew())
print(g.nunique(dropna=False))
