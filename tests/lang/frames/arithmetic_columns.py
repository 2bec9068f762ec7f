import pandas as pd

df = pd.read_csv("flights.csv")
speed = df["distance"] / df["air_time"] * 60
print(speed.head())
print((df["arr_delay"] - df["dep_delay"]).describe())
print((df["hour"] * 60 + df["minute"] - df["sched_dep_time"] // 100 * 60 - df["sched_dep_time"] % 100).sum())
print((df["carrier"] + "-" + df["origin"]).head(3))
