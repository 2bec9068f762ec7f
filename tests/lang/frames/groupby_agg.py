import pandas as pd

df = pd.read_csv("flights.csv")
g = df.groupby("origin")
print(g["distance"].agg(["mean", "sum", "count", "min", "max", "size"]))
print(g.agg({"distance": "mean", "air_time": "max"}))
print(g.agg(far=("distance", "max"), flights=("flight", "count"), late=("dep_delay", "mean")).round(3))
print(g["distance"].agg("sum"))
print(g[["distance", "air_time"]].mean().round(2))
print(g["distance"].transform("mean").head(3))
