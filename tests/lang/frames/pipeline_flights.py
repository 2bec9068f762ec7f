import pandas as pd

df = pd.read_csv("flights.csv")
df["late"] = df["dep_delay"] > 0
df["speed"] = df["distance"] / (df["air_time"] / 60)
summary = df.groupby("carrier").agg(n=("flight", "size"), late=("late", "mean"), speed=("speed", "mean"))
print(summary.sort_values(["n", "speed"], ascending=[False, True]).round(2))
top = df.sort_values(["distance", "flight"], ascending=[False, True]).head(5)
print(top[["carrier", "flight", "dest", "distance"]])
print(df.groupby(["origin", "late"]).size())
print(df[df["late"]]["speed"].mean().round(3), df[~df["late"]]["speed"].mean().round(3))
