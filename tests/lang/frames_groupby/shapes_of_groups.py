# Skewness and kurtosis of groups and of the columns of frames with all of pandas' digits.
import numpy as np
import pandas as pd

rng = np.random.default_rng(1)
for n in (2, 3, 4, 10, 300):
    df = pd.DataFrame({"v": rng.normal(size=n), "i": rng.integers(0, 9, n), "b": rng.random(n) > 0.5})
    df["w"] = df.v.where(df.v > -1)
    df["x"] = df.w.astype("Float64")
    g = rng.integers(0, 3, n)
    print(n, [df.skew()[c] for c in ("v", "i", "w")], [df.kurt()[c] for c in ("v", "i", "w")])
    for c in df:
        print(c, df.groupby(g)[c].skew().tolist(), df.groupby(g)[c].kurt().tolist(), df.groupby(g)[c].skew(skipna=False).tolist())
print(pd.Series([0.1] * 5).skew(), pd.Series([], dtype=float).kurt(), pd.Series([1.0] * 4).groupby([0, 0, 0, 1]).skew().tolist())
