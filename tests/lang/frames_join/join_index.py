# DataFrame.join: on the index, on a column, several frames.
import pandas as pd

a = pd.DataFrame({"x": [1, 2, 3]}, index=["p", "q", "r"])
b = pd.DataFrame({"y": [10, 20, 30]}, index=["q", "r", "s"])
c = pd.DataFrame({"z": [0.5, 0.25]}, index=["r", "p"])
print(a.join(b))
print(a.join(b, how="inner"))
print(a.join(b, how="outer"))
print(a.join(b, how="right"))
print(a.join([b, c]))
print(a.join(b["y"]))
print(a.join(a, lsuffix="_l", rsuffix="_r"))
orders = pd.DataFrame({"item": ["q", "s", "q", "t"], "n": [1, 2, 3, 4]})
print(orders.join(b, on="item"))
print(orders.join(b, on="item", how="inner"))
try:
    a.join(a)
except ValueError as e:
    print(e)
