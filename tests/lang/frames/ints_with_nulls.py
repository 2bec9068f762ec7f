import pandas as pd

df = pd.read_csv("flights.csv")
s = df["dep_time"]
print(s.dtype, s.isna().sum(), s.head(3).tolist())
print(s.dropna().dtype, s.dropna().astype("int64").head(3).tolist(), s.fillna(0).astype("int64").tail(3).tolist())
print((s + 1).dtype, s.max(), s.min())
print(df[df["dep_time"].notna()]["dep_time"].dtype)
print(df["dep_time"].tail())
try:
    s.astype("int64")
except ValueError as e:
    print(e)
