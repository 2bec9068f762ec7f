# The forms of agg: names, lists, dicts, named outputs, functions.
import pandas as pd
import numpy as np

sales = pd.DataFrame({
    "store": ["north", "south", "north", "east", "south", "north"],
    "units": [3, 5, 2, 7, 1, 4],
    "price": [1.5, 2.25, 0.75, 4.0, 3.5, 2.0],
})
g = sales.groupby("store")
print(g.agg("sum"))
print(g["units"].agg(["sum", "mean", "count"]))
print(g.agg({"units": "sum", "price": "mean"}))
print(g.agg(total=("units", "sum"), best=("price", "max"), spread=("price", lambda s: s.max() - s.min())))
print(g.agg(total=pd.NamedAgg("units", "sum"), least=pd.NamedAgg(column="price", aggfunc="min")))
print(g["units"].agg(lambda s: s.max() - s.min()))
print(g["units"].agg(lo="min", hi="max"))
print(g["price"].agg(np.sum))
print(g.units.agg([("a", "sum"), ("b", "mean")]))
print(g["units"].agg(["sum", lambda s: s.iloc[0], lambda s: s.iloc[-1]]))
print(sales.groupby("store", as_index=False).agg({"units": "sum"}))
print(sales.groupby("store", as_index=False)["units"].agg(["min", "max"]))
print(sales.groupby("store", sort=False)["units"].sum())
