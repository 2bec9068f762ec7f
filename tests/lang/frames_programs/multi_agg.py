import numpy as np
import pandas as pd


d = pd.DataFrame({"k": ["a", "b", "a", "c", "b"], "x": [1, 2, 3, 4, 5], "y": [0.5, 1.5, np.nan, 2.5, 3.5]})
print(d[["x", "y"]].agg(["sum", "mean", "std", lambda s: s.max() - s.min()]))
print(d.agg({"x": ["min", "max"], "y": "mean"}))
print(d.agg(first=("x", "min"), second=("y", "max")))
print(d["x"].agg({"lo": "min", "hi": "max"}))
print(d[["x", "y"]].agg("sum", axis=1).tolist())
print(d[["x", "y"]].transform(lambda s: s - s.mean()).round(3))
print(d[["x", "y"]].apply(lambda r: pd.Series({"a": r.sum(), "b": r.prod()}), axis=1))
print(d.apply(lambda c: c.isna().sum()))
