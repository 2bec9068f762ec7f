# Several functions of several columns: columns of two levels, then flat names.
import pandas as pd

df = pd.DataFrame({"k": list("aabbc"), "x": [1, 2, 3, 4, 5], "y": [1.0, 0.5, 2.5, 2.0, 4.0]})
r = df.groupby("k").agg(["sum", "max"])
print(r)
print(r[("y", "max")])
print(list(r.columns))
r2 = df.groupby("k").agg({"x": ["min", "max"], "y": "mean"})
print(r2)
r2.columns = ["_".join(c) for c in r2.columns]
print(r2)
print(r2.reset_index())
print(df.groupby("k", as_index=False).agg({"x": ["sum", "mean"]}))
print(df.groupby("k")["x"].describe())
