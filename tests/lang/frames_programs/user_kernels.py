import numpy as np
import pandas as pd
from numba import njit


@njit
def spread(a):
    return a.max() - a.min()


@njit
def score(x, y):
    return np.sqrt(x * x + y * y)


df = pd.DataFrame({"x": [3.0, 6.0, 1.0, 8.0], "y": [4.0, 8.0, 1.0, 6.0]})
print(df["x"].rolling(2).apply(spread, raw=True))
df["r"] = score(df["x"].to_numpy(), df["y"].to_numpy())
print(df)
print(df["x"].expanding().apply(spread, raw=True).tolist())
print(df.apply(lambda c: spread(c.to_numpy())))
