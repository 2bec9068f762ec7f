import numpy as np
import pandas as pd


d = pd.DataFrame({"size": [50, 80, 65, 120, 95], "city": ["x", "y", "x", "z", "y"], "rent": [500, 900, 640, 1500, 1100]})
m = pd.get_dummies(d, columns=["city"], dtype=float)
print(m)
a = np.column_stack([np.ones(len(m)), m[["size", "city_y", "city_z"]].to_numpy()])
beta, *_ = np.linalg.lstsq(a, d["rent"].to_numpy(dtype=float), rcond=None)
print(pd.Series(beta, index=["const", "size", "y", "z"]).round(4))
print(d[["size", "rent"]].corr().round(4))
print(m.corrwith(d["rent"]).round(3))
