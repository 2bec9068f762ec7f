import pandas as pd

df = pd.DataFrame({"a": [1, 2, 3], "b": [1.5, 2.5, 3.5]})
df.loc[df["a"] > 1, "b"] = 0.0
print(df)
df.loc[0, "a"] = 10
df.iloc[2, 1] = -1.0
df.at[1, "a"] = 20
print(df)
df.loc[df["a"] == 3, "c"] = "three"
print(df)
s = pd.Series([1, 2, 3])
s[1] = 5
s[s > 2] = 0
print(s.tolist())
t = df["a"]
df.loc[0, "a"] = 99
print(t.tolist(), df["a"].tolist())
