import pandas as pd

df = pd.DataFrame({"count": [1, 2], "mean": [3, 4], "other": [5, 6]})
print(df["count"].sum(), df.count().tolist(), df.mean().tolist(), df.other.sum())
s = pd.Series([7, 8], index=["sum", "x"])
print(s.sum(), s.x, s["sum"])
g = pd.DataFrame({"k": ["a"], "size": [9], "v": [1]}).groupby("k")
print(g.size().tolist(), g["size"].sum().tolist(), g.v.sum().tolist())
