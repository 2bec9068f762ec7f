import pandas as pd
df = pd.DataFrame({"k": ["a", "b"], "v": [1, 2]})
e = df[df["v"] > 5]
print(e.groupby("k")["v"].sum())
print(e.groupby("k").sum())
print(e.groupby("k").size())
print(e.merge(df, on="k"))
print(df.merge(e, on="k", how="left"))
print(e.sort_values("v"))
print(e.drop_duplicates())
print(len(list(e.groupby("k"))))
one = df.iloc[:1]
print(one.groupby("k").agg(["mean"]).values.tolist(), one.groupby("k")["v"].std())
print(one.groupby("k")["v"].apply(lambda s: s.sum()))
