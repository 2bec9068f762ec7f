import pandas as pd

df = pd.read_csv("flights.csv")[["carrier", "distance", "air_time", "dep_delay"]]
print(df.sum(numeric_only=True))
print(df.mean(numeric_only=True))
print(df.count())
print(df.nunique())
print(df.max(numeric_only=True))
print(df[["distance", "air_time"]].min())
print(df[["distance", "air_time"]].agg(["sum", "min"]))
print(df.agg({"distance": "max", "air_time": "min"}))
print(df[["distance"]].median())
print(df.isna().sum())
