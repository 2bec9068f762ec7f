# Rows taken of long frames: sorted, then few of each group, of columns of all kinds.
import numpy as np
import pandas as pd

rng = np.random.default_rng(5)
n = 40000
df = pd.DataFrame({"k": rng.integers(0, 300, n), "x": np.round(rng.normal(size=n), 3), "code": ["id%05d" % v for v in rng.integers(0, 99999, n)],
                   "word": ["w" * int(v) + "!" for v in rng.integers(0, 30, n)], "flag": rng.random(n) < 0.5})
df.loc[::97, "x"] = np.nan
df.loc[::89, "word"] = None
s = df.sort_values("x", ascending=False)
print(s.shape, s.index[:5].tolist())
print(s.groupby("k").head(2).head(6))
print(s.groupby("k").tail(1).sort_index().tail(4))
print(s.groupby("k", dropna=False)["x"].head(3).sum(), s.groupby("k").head(0).shape, s.groupby("k").tail(0).shape, len(s.groupby("k").head(-50)))
print(s.head(3), s.tail(3), sep="\n")
print(s["code"].iloc[20000:20004].tolist(), s["word"].iloc[[5, 20005, 39000]].tolist())
t = s.sort_values("code", kind="stable")
print(t.iloc[[0, 1, 2, -1]])
del s
print(t["word"].isna().sum(), t["word"].str.len().sum(), int(t["flag"].sum()), round(t["x"].sum(), 3))
u = df.sort_values(["word", "x"], kind="stable").reset_index(drop=True)
print(u.loc[[0, 1, 30000, n - 1]])
print(u["code"].head(3).tolist(), u["code"].value_counts().max())
w = df.sort_values("k", kind="stable")
w["y"] = w["x"] * 2
w = w[w["y"] > 0]
print(w.groupby("k")["y"].sum().head(3))
print(df.take(rng.permutation(n)).head(3))
print(df["x"].isna().groupby(df["k"]).head(1).sum())
g = df.groupby("k")
print(g.head(True).shape, g.nth(0).shape, g["code"].tail(2).iloc[:3].tolist())
