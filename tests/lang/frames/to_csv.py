import pandas as pd

df = pd.read_csv("flights.csv").head(3)[["carrier", "dep_time", "distance", "time_hour"]]
print(df.to_csv())
print(df.to_csv(index=False))
print(pd.DataFrame({"a": ["x,y", 'q"q', "l\nm", None], "b": [0.1, 1e20, 3.0, None]}).to_csv(index=False))
print(pd.DataFrame({"a": [True, False]}).to_csv(sep=";"))
print(df.groupby("carrier")["distance"].sum().reset_index().to_csv(index=False, header=False))
print(pd.DataFrame({"a": [1.5, None]}).to_csv(na_rep="NA"))
