# Windows that end with each row, of every reduction: missing and infinite values, more rows than values, windows of no rows.
import numpy as np
import pandas as pd

rng = np.random.default_rng(3)
x = pd.Series(np.round(rng.normal(size=3000), 4))
x[rng.integers(0, 3000, 90)] = np.nan
x[[40, 1200]] = np.inf
x[[700]] = -np.inf
x[2000:2020] = 3.25
for window in (0, 1, 2, 7, 100, 2999, 5000):
    for least in (None, 0, 1):
        if least is not None and least > window:
            continue
        r = x.rolling(window, min_periods=least)
        out = [window, least]
        for name in ("sum", "mean", "min", "max", "var", "std", "median", "count", "skew"):
            y = getattr(r, name)()
            out.append(f"{name} {y.notna().sum()} {round(float(y.sum()), 6)}")
        print(*out, sep="; ")
e = x.expanding(3)
print([round(float(getattr(e, name)().iloc[2500]), 6) for name in ("sum", "mean", "min", "max", "std", "median")])
for closed in ("right", "left", "both", "neither"):
    r = x.rolling(5, min_periods=2, closed=closed)
    print(closed, round(r.mean().sum(), 6), round(r.max().sum(), 6), r.min().count())
print(x.rolling(9, center=True).max().sum().round(6), x.rolling(9, step=4).min().tail(3).tolist(), x.rolling(9, step=1).std().count())
f = pd.DataFrame({"a": x, "b": range(3000), "c": x > 0})
print(f.rolling(50).max().tail(3))
print(f.rolling(50).mean().iloc[[0, 49, 2999]])
print(f.groupby(f["b"] % 3)["a"].rolling(4).max().tail(3))
print(pd.Series([1, 2, 3, 4], dtype="int32").rolling(2).sum().tolist(), pd.Series([], dtype=float).rolling(3).max().tolist(), pd.Series([2.0]).rolling(3, min_periods=1).min().tolist())
print(pd.Series([0.1] * 5 + [1e16, 0.1, 0.1, -1e16, 0.1, 0.2]).rolling(3).sum().tolist())
