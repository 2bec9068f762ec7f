"""Windows that look ahead, and windows whose bounds a class of the program gives."""
import numpy as np
import pandas as pd
from pandas.api.indexers import BaseIndexer, FixedForwardWindowIndexer

df = pd.DataFrame({"x": [1.0, 2.0, np.nan, 4.0, 6.0], "y": range(5)})
ahead = FixedForwardWindowIndexer(window_size=2)
print(df.rolling(window=ahead).sum())
print(df["x"].rolling(ahead, min_periods=1).agg(["mean", "max", "min", "count"]))
print(df["y"].rolling(FixedForwardWindowIndexer(window_size=3), min_periods=1).apply(lambda a: a[-1] - a[0], raw=True))
for kw in ({"center": True}, {"closed": "left"}):
    try:
        print(df.rolling(ahead, **kw).sum())
    except ValueError as e:
        print("ValueError", e)


class Growing(BaseIndexer):
    def get_window_bounds(self, num_values=0, min_periods=None, center=None, closed=None, step=None):
        start, end = np.empty(num_values, dtype=np.int64), np.empty(num_values, dtype=np.int64)
        for i in range(num_values):
            start[i] = 0 if self.use[i] else i
            end[i] = i + 1 if self.use[i] else min(i + self.window_size, num_values)
        return start, end


print(df["y"].rolling(Growing(window_size=1, use=[True, False, True, False, True])).sum())
print(df["y"].rolling(Growing(window_size=2, use=[False, True, True, False, True]), min_periods=1).std())
prices = pd.Series([100.0, 101, 99, 103, 104, 102], index=pd.date_range("2024-01-01", periods=6))
future = prices.pct_change().shift(-1).rolling(FixedForwardWindowIndexer(window_size=3), min_periods=1).mean()
print(future.round(5))
