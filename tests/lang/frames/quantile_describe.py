import pandas as pd

s = pd.Series([4, 1, 3, 2, 10])
print(s.quantile(0.5), s.quantile(0.1), s.quantile([0.25, 0.75]))
print(s.describe())
print(pd.Series(["a", "b", "a"]).describe())
df = pd.read_csv("flights.csv")
print(df[["distance", "air_time"]].describe())
print(df["dep_delay"].describe().round(2))
