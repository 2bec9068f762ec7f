import pandas as pd
import numpy as np
from numba import vectorize, njit


@vectorize
def speed(distance, minutes):
    return distance / minutes * 60.0


@njit
def total(x):
    s = 0.0
    for i in range(len(x)):
        if not np.isnan(x[i]):
            s += x[i]
    return s


df = pd.read_csv("flights.csv")
df["speed"] = speed(df["distance"], df["air_time"])
print(df["speed"].head())
print(speed(df["distance"].head(2), 60.0))
print(total(df["air_time"].to_numpy()), total(df["distance"].to_numpy()))
print(df.groupby("carrier")["speed"].mean().round(3))
