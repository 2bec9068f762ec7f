import pandas as pd

df = pd.DataFrame({"a": [1, 2, 3], "b": [4.0, 5.0, 6.0]})
print(df["a"])
print(df.a.sum(), df.b.mean())
print(df[["b", "a"]])
print("a" in df, "z" in df, list(df), df.columns.tolist())
try:
    df["nope"]
except KeyError as e:
    print("KeyError", e)
try:
    df[["a", "nope"]]
except KeyError as e:
    print("KeyError", e)
try:
    df.nope
except AttributeError:
    print("AttributeError")
for name in df:
    print(name, df[name].sum())
for name, col in df.items():
    print(name, col.tolist())
