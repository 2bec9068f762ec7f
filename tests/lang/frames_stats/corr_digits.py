"""DataFrame.corr to the last digit: pandas updates means and products row by row."""
import numpy as np
import pandas as pd

rng = np.random.default_rng(4)
for n in (2, 3, 8, 50, 400):
    f = pd.DataFrame({"a": rng.normal(size=n) * 10, "b": rng.normal(size=n), "c": rng.integers(0, 9, n), "d": rng.random(n) > 0.5})
    f["e"] = f.a * 3 - f.b
    f.loc[1, "b"] = np.nan
    r = f.corr()
    print(n, [float(v) for v in r.to_numpy().reshape(-1)])
    print(f.corr(min_periods=n).isna().sum().tolist())
print(pd.DataFrame({"k": [1.0, 1, 1], "v": [1, 2, 3]}).corr())
print(pd.DataFrame({"k": [1.0, np.nan, 3], "v": [np.nan, 2, np.nan]}).corr())
print(pd.DataFrame({"k": [1.0, np.inf, 3], "v": [1.0, 2, 3]}).corr())
