# Joins of a frame with itself and chains of joins.
import pandas as pd

staff = pd.DataFrame({"id": [1, 2, 3, 4], "name": ["ann", "bob", "cy", "dee"], "boss": [None, 1, 1, 2]})
r = staff.merge(staff[["id", "name"]], left_on="boss", right_on="id", how="left", suffixes=("", "_boss"))
print(r)
print(r.groupby("name_boss")["name"].apply(list))
a = pd.DataFrame({"k": [1, 2], "a": [10, 20]})
b = pd.DataFrame({"k": [2, 3], "b": [0.5, 0.25]})
c = pd.DataFrame({"k": [1, 3], "c": ["x", "y"]})
print(a.merge(b, on="k", how="outer").merge(c, on="k", how="outer"))
print(a.merge(b, how="cross", suffixes=("_a", "_b")))
