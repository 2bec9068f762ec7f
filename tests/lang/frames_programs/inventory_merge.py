import numpy as np
import pandas as pd


stock = pd.DataFrame({"sku": ["a1", "b2", "c3", "d4"], "qty": [5, 0, 12, 7]})
prices = pd.DataFrame({"sku": ["a1", "c3", "e5"], "price": [9.99, 4.5, 1.0]})
m = stock.merge(prices, on="sku", how="left")
print(m)
m["value"] = (m["qty"] * m["price"]).fillna(0)
print(m["value"].sum())
print(m[m["price"].isna()]["sku"].tolist())
m["level"] = pd.cut(m["qty"], [-1, 0, 6, 100], labels=["none", "low", "ok"])
print(m[["sku", "level"]])
print(m["level"].value_counts())
print(m.to_dict("records")[0])
