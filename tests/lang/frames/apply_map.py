import pandas as pd

s = pd.Series([1, 2, 3], name="n")
print(s.apply(lambda x: x * 10))
print(s.map(str))
print(s.map({1: "one", 3: "three"}))
print(s.apply(lambda x: x / 2))
df = pd.DataFrame({"a": [1, 2], "b": [3, 4]})
print(df.apply(lambda r: r["a"] + r["b"], axis=1))
print(df.apply(lambda c: c.sum()))
print(df.apply(lambda c: c * 2))


def name(row):
    return f"{row['a']}/{row['b']}"


print(df.apply(name, axis=1).tolist())
