import pandas as pd

df = pd.read_csv("flights.csv")
g = df.groupby("carrier")
print(g["distance"].mean())
print(g["distance"].sum())
print(g["air_time"].count())
print(g["air_time"].min(), g["air_time"].max())
print(g.size())
print(g["dest"].nunique())
print(g["dep_delay"].median())
print(g["distance"].std().round(4))
print(g["dest"].first(), g["dest"].last())
print(len(g), g.ngroups)
