import pandas as pd

df = pd.read_csv("flights.csv").head(3)
print(df.to_string())
print(df[["carrier", "distance", "air_time"]].to_string(index=False))
print(df["distance"].to_string())
print(pd.DataFrame({"a": range(70)}).to_string()[:40])
