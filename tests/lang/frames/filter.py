import pandas as pd

df = pd.read_csv("flights.csv")
print(df[df["distance"] > 2400][["carrier", "dest", "distance"]])
print(len(df[df["carrier"] == "UA"]), len(df[(df["carrier"] == "UA") & (df["origin"] == "EWR")]))
late = df[df["dep_delay"] > 10]
print(late["dep_delay"])
print(df[df.dest.isin(["MIA", "SFO"])].groupby("dest").size())
print(df["distance"][df["distance"] > 2500])
print(df[[True] + [False] * (len(df) - 1)][["carrier"]])
print(df[~(df["distance"] < 2000)].index.tolist())
