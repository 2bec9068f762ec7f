import pandas as pd

df = pd.read_csv("weather.csv")
print(df)
print(df.head(3))
print(df[["origin", "temp", "dewp", "humid", "wind_speed"]].head())
print(df[["origin", "temp"]])
print(df["wind_gust"])
print(df["time_hour"].head(2))
