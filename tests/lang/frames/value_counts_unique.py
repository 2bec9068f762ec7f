import pandas as pd

df = pd.read_csv("flights.csv")
print(df["carrier"].value_counts())
print(df["origin"].value_counts(normalize=True).round(3))
print(df["origin"].unique())
print(df["month"].unique(), df["distance"].unique()[:5])
print(pd.Series([3, 1, 3, None]).value_counts())
print(pd.Series([3, 1, 3, None]).value_counts(dropna=False))
print(pd.Series(["b", "a", "b"]).mode())
