import numpy as np
import pandas as pd


a = pd.DataFrame({"v": [1.0, np.nan, 3.0], "w": ["x", None, "z"]}, index=["p", "q", "r"])
b = pd.DataFrame({"v": [10.0, 20.0, 30.0], "u": [7, 8, 9]}, index=["q", "r", "s"])
print(a.combine_first(b))
c = a.copy()
c.update(b)
print(c)
print(a["v"].combine(b["v"], max, fill_value=0))
print(a["v"].add(b["v"], fill_value=0))
left, right = a.align(b, join="outer")
print(left)
print(right)
print(a["v"].combine_first(b["v"]).tolist())
