import numpy as np
import pandas as pd


orders = pd.DataFrame({
    "region": ["north", "south", "north", "east", "south", "east", "north", "west"],
    "product": ["tea", "tea", "coffee", "coffee", "tea", "tea", "tea", "coffee"],
    "units": [12, 7, 3, 9, 4, 15, 8, 2],
    "price": [2.5, 2.5, 4.0, 4.0, 2.75, 2.5, 2.5, 4.25],
})
orders["revenue"] = orders["units"] * orders["price"]
print(orders)
report = orders.pivot_table(index="region", columns="product", values="revenue", aggfunc="sum", fill_value=0, margins=True)
print(report.round(2))
share = orders.groupby("region")["revenue"].sum() / orders["revenue"].sum()
print(share.sort_values(ascending=False).map("{:.1%}".format))
best = orders.loc[orders.groupby("product")["revenue"].idxmax(), ["product", "region", "revenue"]]
print(best)
