import pandas as pd

df = pd.DataFrame({"a": ["x", "x", "y", "y"], "b": [1, 2, 1, 2], "v": [1.5, 2.5, 3.5, 4.5], "w": [1, 2, 3, 4]})
m = df.set_index(["a", "b"])
print(m)
print(m["v"])
print(m.reset_index())
print(df.groupby(["a", "b"]).sum())
print(df.groupby(["b", "a"])["w"].max())
print(m.index.tolist())
print(m.loc[("x", 2)])
print(m["v"][("y", 1)])
