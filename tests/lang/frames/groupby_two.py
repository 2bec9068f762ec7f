import pandas as pd

df = pd.read_csv("flights.csv")
print(df.groupby(["origin", "carrier"])["distance"].mean())
print(df.groupby(["origin", "carrier"]).size())
print(df.groupby(["origin", "carrier"])[["distance", "air_time"]].sum())
r = df.groupby(["origin", "carrier"])["distance"].max().reset_index()
print(r.head())
print(df.groupby(["origin", "month"], as_index=False)["distance"].sum())
