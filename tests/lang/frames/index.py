import pandas as pd

df = pd.DataFrame({"k": ["x", "y", "z"], "v": [1, 2, 3]})
i = df.set_index("k")
print(i, i.index, i.index.name, i.index.tolist())
print(i.reset_index())
print(df.reset_index())
print(df.tail(2).reset_index(drop=True))
print(i.loc["y", "v"], "y" in i.index, len(i.index))
m = df.set_index(["k", "v"])
print(m.index.names, m.index.nlevels)
df.index = [10, 20, 30]
print(df, df.index)
print(pd.Series([1, 2], index=["a", "b"]).index[1], df.index[0], df.index.values)
print(df["v"].rename("w"))
print(list(df["v"].items()))
