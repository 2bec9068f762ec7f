import pandas as pd

df = pd.DataFrame({"a": [1, 2, 3, 4], "b": [5.0, 6.0, 7.0, 8.0], "c": list("wxyz")})
print(df.iloc[0])
print(df.iloc[-1, 0], df.iloc[1:3], df.iloc[[0, 2], [0, 2]])
print(df.loc[1])
print(df.loc[1:2], df.loc[1, "c"], df.loc[:, "a"].tolist(), df.loc[[0, 3], ["a", "c"]])
print(df.loc[df["a"] > 2, "b"])
print(df.at[0, "a"], df.iat[1, 2])
e = df.set_index("c")
print(e.loc["x"], e.loc["x", "a"], e.loc["w":"y"])
print(e.loc[["z", "w"]])
s = pd.Series([10, 20, 30], index=["p", "q", "r"])
print(s["q"], s.q, s.loc["p"], s.iloc[-1], s[["r", "p"]].tolist(), s[1:].tolist())
try:
    df.loc[9]
except KeyError as err:
    print("KeyError", err)
try:
    df.iloc[9]
except IndexError as err:
    print(err)
