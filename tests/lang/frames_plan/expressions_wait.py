# Long columns: expressions are computed when somebody looks, in sums straight away; the same numbers come out.
import numpy as np
import pandas as pd

n = 60_000
i = np.arange(n)
df = pd.DataFrame({"x": (i * 37 % 1009) - 500.0, "y": (i * 11 % 503) / 4, "z": i % 7 + 0.25, "k": i % 13 - 6, "m": i % 2 == 0, "s": ["a", "b", "c"] * (n // 3)})
df.loc[df.index % 11 == 0, "y"] = np.nan

r = df.x * df.y + df.z
print(r.sum(), r.count(), r.isna().sum(), r.min(), r.max())
print(r.head(12).tolist())
print(round(r.mean(), 9), round(r.std(), 9), round(r.var(), 9))
print((df.k * df.k).sum(), (df.k - 1).min(), (df.k & 3).max(), (df.k / 4).sum(), (-df.k).sum())
print((df.x > 0).sum(), (df.x > 0).mean(), (df.k == 2).any(), (df.z > 0).all(), (~df.m).sum())
both = (df.x > 0) & (df.k != 3) | df.m
print(both.sum(), both.value_counts().tolist())
print(df[both].y.sum(), df[both].y.count(), len(df[both]), df[df.x > 400].s.value_counts().to_dict())
print(df[(df.x > 1) & (df.k < 2)][["x", "y"]].sum().tolist())
kept = df[df.x > 0]
df["w"] = df.x * 2 - df.k
df["x"] = 0.0
print(kept.x.sum(), kept.x.max(), df.w.sum(), df["w"].max(), df.x.sum())
print(df[["w", "k"]].agg(["sum", "mean", "max"]))
t = df.z
for step in range(40):
    t = t * 1.5 - t
print(round(t.iloc[5], 12), t.name)
print((0 * df.w - 0.0).min(), (df.y - df.y).max(), ((df.y - np.inf) > 0).sum(), (df.z * np.nan).sum(), (df.z * np.nan).mean(), (df.z * np.nan).max())
print((1 / df.k.where(df.k != 0)).sum().round(6), (2 - df.k).iloc[-1], (df.k > 2.5).sum(), (3 >= df.z).sum())
print(df.w.dtype, (df.k + 1).dtype, (df.k / 1).dtype, (df.w > 1).dtype, (df.w + df.s.str.len()).iloc[3])
try:
    print(df.s - 1)
except TypeError as e:
    print("TypeError")
filtered = kept[kept.y > 10]
print(filtered.shape, filtered.k.sum(), filtered.groupby("s").y.mean().round(6).to_dict(), filtered.index[:3].tolist())
print(filtered.sort_values(["y", "x"]).head(2)[["x", "y", "s"]])
print(kept.describe().round(3))
