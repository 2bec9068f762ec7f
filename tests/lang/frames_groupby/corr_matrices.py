import pandas as pd
import numpy as np

# correlations and covariances of each group, as matrices below each other
rng = np.random.default_rng(5)
n = 400
df = pd.DataFrame({"k": rng.integers(0, 5, n), "t": ["abc"[i] for i in rng.integers(0, 3, n)],
                   "x": rng.integers(0, 9, n), "y": rng.normal(size=n).round(3), "z": rng.uniform(size=n).round(4), "f": rng.integers(0, 2, n) == 1})
print(df.groupby("k")[["x", "y"]].corr())
print(df.groupby(["k", "t"])[["x", "y", "z"]].corr().tail(9))
print(df.groupby("t")[["x", "f"]].cov())
print(df.groupby("k")[["y", "z"]].cov(ddof=0).iloc[0::2]["z"])
c = df.groupby(["t", "k"])[["x", "z"]].corr()
print(c.index.names, c.columns.tolist(), c.shape)
print((c.iloc[0::2]["z"] ** 2).round(10))

# missing values leave out the row for that pair only
df.loc[df.index % 7 == 0, "y"] = np.nan
df.loc[df.index % 11 == 0, "z"] = np.nan
print(df.groupby("k")[["x", "y", "z"]].corr())
print(df.groupby("t")[["y", "z"]].cov(min_periods=100))

# too few rows, constant columns, other methods
few = pd.DataFrame({"k": [1, 1, 2, 3, 3], "a": [1.0, 2.0, 5.0, 4.0, 4.0], "b": [2, 1, 3, 7, 9]})
print(few.groupby("k").corr())
print(few.groupby("k").cov())
print(few.groupby("k").corr(min_periods=2))
print(few.groupby("k").corr(method="spearman"))
print(df.groupby("k").corr(numeric_only=True).shape)
print(df.groupby("k", sort=False)[["x", "y"]].corr().index[:4].tolist())
try:
    df.groupby("k").corr()
except ValueError as e:
    print("ValueError", e)
print(few.groupby("k", as_index=False).corr())
print(few.groupby("k")["a"].corr(few["b"]))
