import pandas as pd

w = pd.read_csv("weather.csv")
w["temp_c"] = (w["temp"] - 32) * 5 / 9
print(w[["temp", "temp_c"]].head().round(2))
print(w.groupby("hour")["temp_c"].mean().round(3).head(6))
hot = w[w["temp_c"] > w["temp_c"].mean()]
print(len(hot), hot["temp_c"].min().round(3))
print(w["wind_gust"].isna().sum(), w["wind_gust"].count(), w["wind_gust"].mean().round(4))
print(w.groupby(w["wind_speed"] > 10)["humid"].agg(["mean", "count"]).round(3))
