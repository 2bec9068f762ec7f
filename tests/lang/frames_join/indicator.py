# indicator=: where each row came from.
import pandas as pd

a = pd.DataFrame({"k": [1, 2, 3], "x": [1.0, 2.0, 3.0]})
b = pd.DataFrame({"k": [2, 3, 4], "y": ["p", "q", "r"]})
m = a.merge(b, on="k", how="outer", indicator=True)
print(m)
print(m["_merge"].value_counts())
print(m[m["_merge"] == "left_only"])
print(a.merge(b, on="k", how="left", indicator="source"))
