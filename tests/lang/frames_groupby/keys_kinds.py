# What by= may be: labels, lists, Series, arrays, functions, dicts, levels.
import pandas as pd
import numpy as np

df = pd.DataFrame({"city": ["Rome", "Oslo", "Rome", "Bern"], "year": [2020, 2020, 2021, 2021], "v": [10, 20, 30, 40]},
                  index=["r1", "o1", "r2", "b1"])
print(df.groupby(["city", "year"])["v"].sum())
print(df.groupby(df["v"] > 15)["v"].count())
print(df.groupby(np.array([1, 2, 1, 2]))["v"].sum())
print(df.groupby([1, 2, 1, 2])["v"].mean())
print(df.groupby(lambda label: label[0])["v"].sum())
print(df.groupby({"r1": "A", "r2": "A", "o1": "B", "b1": "B"})["v"].sum())
print(df["v"].groupby(df["city"]).max())
print(df.groupby(len)["v"].sum())
ix = df.set_index(["city", "year"])
print(ix.groupby(level=0)["v"].sum())
print(ix.groupby(level="year")["v"].sum())
print(ix.groupby(level=["year", "city"])["v"].sum())
print(ix.groupby("city").sum())
print(df.groupby(["city", lambda x: x[1]])["v"].sum())
print(df.groupby(pd.Grouper(key="city"))["v"].sum())
