# Rows of an index of intervals by values, lists and slices of them
import pandas as pd
import numpy as np

for closed in ("left", "right", "neither"):
    iv = pd.interval_range(0, 30, 6, closed=closed)
    x = pd.Series(np.arange(len(iv)), index=iv)
    print(x.loc[[1, 29]].tolist(), x[[2, 7]].tolist(), x.loc[12.5])
    print(x.loc[5:10].tolist(), x.loc[5.5:].tolist(), x.loc[:24].tolist(), x.loc[40:].tolist())
    print(x.loc[pd.Interval(5, 10, closed):].tolist(), x.loc[12:3].tolist(), x.loc[[pd.Interval(5, 10, closed)]].tolist())
d = x.to_frame("v")
print(d.loc[[12.5]], d.loc[7, "v"])
for k in (99, [1, 99], [99]):
    try:
        print(x.loc[k])
    except KeyError as e:
        print("KeyError", e)
iv = pd.interval_range(0, 30, 6, closed="both")
try:
    pd.Series(range(len(iv)), index=iv).loc[40:]
except KeyError as e:
    print("KeyError", e)
months = pd.Series(range(4), index=pd.IntervalIndex.from_breaks(pd.date_range("2023-01-01", periods=5, freq="MS")))
print(months.loc[pd.Timestamp("2023-02-01"):pd.Timestamp("2023-03-05")].tolist(), months.loc[[pd.Timestamp("2023-02-05")]].tolist())
