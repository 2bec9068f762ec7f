import pandas as pd

df = pd.DataFrame({"k": ["b", "a", "b", None, "a"], "v": [1, 2, 3, 4, 5], "w": [1.5, None, 2.5, 3, None]})
print(df.groupby("k")["v"].sum())
print(df.groupby("k", dropna=False)["v"].sum())
print(df.groupby("k")["w"].sum(), df.groupby("k")["w"].mean(), df.groupby("k")["w"].count())
print(df.groupby("k").sum())
print(df.groupby("k", sort=False)["v"].sum())
print(df.groupby("k", as_index=False)["v"].sum())
print(df.groupby("w")["v"].sum())
print(df.groupby(df["v"] > 2)["v"].count())
print(df["v"].groupby(df["k"]).sum())
