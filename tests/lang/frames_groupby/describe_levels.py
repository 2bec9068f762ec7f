# describe, quantiles and several statistics of groups.
import pandas as pd

df = pd.DataFrame({"k": list("aabbb"), "x": [1, 2, 3, 4, 8], "y": [0.5, 1.5, 2.5, 3.5, 4.5]})
g = df.groupby("k")
print(g["x"].describe())
print(g[["x", "y"]].quantile([0.25, 0.5]))
print(g["y"].agg(["sum", "mean", "std", "min", "max", "count"]))
print(g["x"].agg(lo="min", hi="max", mid="median"))
print(g.sem(), g["x"].var(ddof=0))
