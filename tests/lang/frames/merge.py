import pandas as pd

a = pd.DataFrame({"k": ["x", "y", "x", "z", None], "v": [1, 2, 3, 4, 5], "w": [1.5, 2.5, 3.5, 4.5, 5.5]})
b = pd.DataFrame({"k": ["y", "x", "q", "x", None], "u": [10, 20, 30, 40, 50], "w": [0, 1, 2, 3, 4]})
print(a.merge(b, on="k"))
print(a.merge(b, on="k", how="left"))
print(pd.merge(a, b[["k", "u"]]))
print(a.merge(b, on=["k", "w"], how="left"))
print(a.merge(b, left_on="v", right_on="w"))
print(a.merge(b.rename(columns={"k": "key"}), left_on="k", right_on="key", how="left"))
print(len(a.merge(b[b.u > 100], on="k")))
flights = pd.read_csv("flights.csv")
names = pd.DataFrame({"carrier": ["UA", "AA", "B6"], "name": ["United", "American", "JetBlue"]})
named = flights.merge(names, on="carrier", how="left")
print(named[["carrier", "flight", "name"]].head())
print(named["name"].value_counts(), named["name"].isna().sum(), named.shape)
try:
    a.merge(b, on="nope")
except KeyError as e:
    print("KeyError", e)
