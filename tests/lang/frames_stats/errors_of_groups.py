# Standard errors of groups and correlations of Series with all of pandas' digits.
import numpy as np
import pandas as pd

rng = np.random.default_rng(8)
for n in (4, 12, 150):
    df = pd.DataFrame({"g": rng.integers(0, 3, n), "v": rng.normal(size=n), "i": rng.integers(0, 9, n)})
    for c in "vi":
        print(n, c, df.groupby("g")[c].sem().tolist(), df.groupby("g")[c].sem(ddof=0).tolist())
    print(n, df.v.corr(df.i), df.v.cov(df.i), df.v.autocorr())
print(pd.Series([1.0, 1.0]).corr(pd.Series([1.0, 2.0])), pd.Series([1.0]).corr(pd.Series([2.0])))
