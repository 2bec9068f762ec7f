# Several functions for each column of a group-by: the labels of columns of two levels, and of no columns.
import pandas as pd

x = pd.DataFrame({"k": [1, 1, 2], "a": [1, 2, 3], "b": [1.5, None, 2.5]})
wide = x.set_index("k")
wide.columns = pd.MultiIndex.from_tuples([("p", "a"), ("q", "b")], names=["one", "two"])
r = wide.groupby(level=0).agg(["min", "max"])
print(r)
print(r.columns.names, r.columns.nlevels, r.columns.tolist())
keyed = pd.concat([x, x], axis=1, keys=["l", "r"])
r = keyed.groupby(("l", "k"))[[("l", "a"), ("r", "b")]].agg(["sum", "count"])
print(r)
print(r.columns.names, r.columns.tolist(), r.index.names)
print(x.groupby("k").agg(["min"]).columns.tolist())
for make in (lambda: x[["k"]].groupby("k").agg(["min", "max"]), lambda: x.groupby("k")[[]].agg(["sum"]),
             lambda: pd.DataFrame(index=pd.date_range("2024-01-01", periods=2)).resample("D").agg(["min", "max"])):
    try:
        print(make())
    except ValueError as e:
        print("ValueError", e)
