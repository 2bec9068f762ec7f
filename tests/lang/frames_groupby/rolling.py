import pandas as pd
df = pd.DataFrame({"k": list("aabbab"), "v": [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]})
print(df.groupby("k")["v"].rolling(2).mean())
print(df.groupby("k")["v"].expanding().max())
print(df.groupby("k").rolling(2).sum())
df["ma"] = df.groupby("k")["v"].transform(lambda s: s.rolling(2, min_periods=1).mean())
print(df)
df["prev"] = df.groupby("k")["v"].shift(1)
df["chg"] = df["v"] - df["prev"]
print(df)
