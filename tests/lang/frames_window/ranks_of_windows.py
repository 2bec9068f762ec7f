# Ranks within windows: ties, missing values, windows that jump, moments and medians beside them.
import numpy as np
import pandas as pd

i = np.arange(60)
s = pd.Series((i * 37 % 11) / 2.0)
g = s.where(i % 7 != 3)
for x in (s, g, pd.Series([1.0, 1.0, 1.0]), pd.Series([], dtype="float64"), pd.Series([np.nan, 2.0, 1.0])):
    for method in ("average", "min", "max"):
        for up in (True, False):
            for pct in (True, False):
                print(x.rolling(5, min_periods=2).rank(method=method, ascending=up, pct=pct).round(9).tolist())
    print(x.expanding().rank().tolist(), x.rolling(4, center=True, min_periods=1).rank().tolist(), x.rolling(3, step=4).rank().tolist())
    print(x.rolling(6, min_periods=3).median().tolist(), x.rolling(6, min_periods=3).quantile(0.3).round(9).tolist())
t = pd.Series(i * 1.5 % 7, index=pd.date_range("2024-01-01", periods=60, freq="h"))
print(t.rolling("5h").rank().tolist(), t.rolling("3h", closed="left").rank(pct=True).round(9).tolist())
