import pandas as pd

print(pd.read_csv("flights.csv", usecols=["carrier", "distance"]).head(3))
print(pd.read_csv("flights.csv", usecols=[0, 3, 9], nrows=4))
print(pd.read_csv("flights.csv", nrows=3, index_col="tailnum")[["carrier", "origin"]])
print(pd.read_csv("flights.csv", nrows=3, index_col=["carrier", "flight"])[["origin", "dest"]])
print(pd.read_csv("flights.csv", skiprows=[1, 2], nrows=2)[["dep_time", "carrier"]])
print(pd.read_csv("flights.csv", header=None, nrows=2, usecols=[0, 1]))
print(pd.read_csv("flights.csv", names=["a", "b", "c"], usecols=[0, 1, 2], header=0, nrows=2))
print(pd.read_csv("flights.csv", dtype={"flight": "float64", "year": str}, nrows=2)[["year", "flight"]].dtypes)
print(pd.read_csv("flights.csv", na_values=["UA"], nrows=3)["carrier"])
