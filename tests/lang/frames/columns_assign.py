import pandas as pd

df = pd.DataFrame({"a": [1, 2, 3]})
df["b"] = df["a"] * 2
df["c"] = 7
df["d"] = ["x", "y", "z"]
df["e"] = df["a"] / 2
df["a"] = df["a"] + 100
print(df)
print(df.dtypes)
df.b = df.b + 1
print(df.b.tolist())
del df["c"]
print(df.columns.tolist())
df["f"] = pd.Series([10, 20], index=[0, 2])
print(df)
try:
    df["bad"] = [1, 2]
except ValueError as e:
    print(e)
df.insert(1, "g", [0, 0, 1])
print(df)
print(df.assign(h=df.a * 2, i=lambda d: d.h + 1))
df.columns = ["p", "q", "r", "s", "t", "u"]
print(df.columns.tolist())
