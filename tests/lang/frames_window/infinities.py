"""Infinities in windows are missing, whatever the window and the reduction."""
import numpy as np, pandas as pd
x = pd.Series([1.0, np.inf, 2, -np.inf, np.nan, 3, 4, 5, -1, np.inf])
d = x.copy(); d.index = pd.date_range("2020", periods=10)
for s, w in ((x, 3), (d, "3D"), (x.to_frame("a"), 2), (x.astype("float32"), 3), (x.groupby([0, 1] * 5), 2)):
    for k in ("sum", "mean", "var", "std", "min", "max", "median", "count", "skew", "kurt", "sem"):
        print(k, getattr(s.rolling(w, min_periods=1), k)().to_numpy().round(9).ravel().tolist())
    print(s.rolling(w, min_periods=1).apply(lambda v: len(v)).to_numpy().ravel().tolist(), s.rolling(w, min_periods=1).quantile(.3).to_numpy().ravel().tolist(), s.rolling(w, min_periods=1).rank().to_numpy().ravel().tolist())
    print(s.rolling(w, min_periods=1).agg(["sum", "max"]).to_numpy().ravel().tolist())
for k in ("sum", "mean", "var", "min", "max"): print(getattr(x.expanding(), k)().tolist(), x.iloc[::-1].expanding(2).quantile(.5).tolist())
print(x.ewm(span=3).mean().tolist())
print(np.isinf(x).sum())
