import numpy as np
import pandas as pd
from pandas import Series, DataFrame

obj = Series([4, 7, -5, 3], index=["d", "b", "a", "c"])
print(obj[obj > 0], np.exp(obj).round(3), "b" in obj, sep="\n")
sdata = {"Ohio": 35000, "Texas": 71000, "Oregon": 16000, "Utah": 5000}
states = ["California", "Ohio", "Oregon", "Texas"]
obj3, obj4 = Series(sdata), Series(sdata, index=states)
print(obj4, pd.isnull(obj4), obj3 + obj4, sep="\n")
obj4.name = "population"
obj4.index.name = "state"
print(obj4)
data = {"state": ["Ohio", "Ohio", "Ohio", "Nevada", "Nevada", "Nevada"], "year": [2000, 2001, 2002, 2001, 2002, 2003], "pop": [1.5, 1.7, 3.6, 2.4, 2.9, 3.2]}
frame2 = DataFrame(data, columns=["year", "state", "pop", "debt"], index=["one", "two", "three", "four", "five", "six"])
val = Series([-1.2, -1.5, -1.7], index=["two", "four", "five"])
frame2["debt"] = val
frame2["eastern"] = frame2.state == "Ohio"
print(frame2)
del frame2["eastern"]
print(frame2.columns)
populations = {"Ohio": {2000: 1.5, 2001: 1.7, 2002: 3.6}, "Nevada": {2001: 2.4, 2002: 2.9}}
frame3 = DataFrame(populations)
frame3.index.name = "year"; frame3.columns.name = "state"
print(frame3, frame3.T, frame3.to_numpy(), sep="\n")
print(DataFrame(populations, index=[2001, 2002, 2003]))
print(DataFrame({"Ohio": frame3["Ohio"][:-1], "Nevada": frame3["Nevada"][:2]}))
frame = DataFrame(np.arange(12.).reshape((4, 3)), columns=list("bde"), index=["Utah", "Ohio", "Texas", "Oregon"])
print(frame - frame.iloc[0], frame + Series(range(3), index=["b", "e", "f"]), frame.sub(frame["d"], axis="index"), sep="\n")
print(frame.apply(lambda x: Series([x.min(), x.max()], index=["min", "max"])), frame.map(lambda x: f"{x:.2f}"), sep="\n")
d = Series(np.arange(9.), index=[["a", "a", "a", "b", "b", "c", "c", "d", "d"], [1, 2, 3, 1, 3, 1, 2, 2, 3]])
print(d, d.index, d["b"], d["b":"c"], d.loc[["b", "d"]], d.loc[:, 2], d.unstack(), d.unstack().stack(), sep="\n")
f = DataFrame(np.arange(12).reshape((4, 3)), index=[["a", "a", "b", "b"], [1, 2, 1, 2]], columns=[["Ohio", "Ohio", "Colorado"], ["Green", "Red", "Green"]])
f.index.names = ["key1", "key2"]; f.columns.names = ["state", "color"]
print(f, f["Ohio"], f.swaplevel("key1", "key2"), f.sort_index(level=1), f.groupby(level="key2").sum(), f.T.groupby(level="color").sum().T, sep="\n")
g = DataFrame({"a": range(7), "b": range(7, 0, -1), "c": ["one"] * 3 + ["two"] * 4, "d": [0, 1, 2, 0, 1, 2, 3]})
print(g.set_index(["c", "d"]), g.set_index(["c", "d"], drop=False), g.set_index(["c", "d"]).reset_index(), sep="\n")
left = DataFrame({"key1": ["foo", "foo", "bar"], "key2": ["one", "two", "one"], "lval": [1, 2, 3]})
righth = DataFrame({"event1": [0, 2, 4], "event2": [1, 3, 5]}, index=MI if (MI := pd.MultiIndex.from_arrays([["foo", "foo", "bar"], ["one", "two", "two"]])) is not None else None)
print(pd.merge(left, righth, left_on=["key1", "key2"], right_index=True, how="outer"))
s1, s2 = Series([0, 1], index=["a", "b"]), Series([2, 3, 4], index=["c", "d", "e"])
print(pd.concat([s1, s2], axis="columns"), pd.concat([s1, s1, s2], keys=["one", "two", "three"]), sep="\n")
tips = DataFrame({"total_bill": [16.99, 10.34, 21.01, 23.68, 24.59, 25.29], "tip": [1.01, 1.66, 3.5, 3.31, 3.61, 4.71], "smoker": ["No", "No", "Yes", "No", "Yes", "Yes"], "day": ["Sun", "Sat", "Sun", "Sat", "Sun", "Sat"]})
tips["tip_pct"] = tips["tip"] / tips["total_bill"]
print(tips.groupby(["day", "smoker"])["tip_pct"].agg(["mean", "std", lambda x: x.max() - x.min()]))
print(tips.groupby(["day", "smoker"])[["tip_pct", "total_bill"]].agg([("average", "mean"), ("stdev", "std")]))
def top(df, n=2, column="tip_pct"):
    return df.sort_values(column, ascending=False)[:n]
print(tips.groupby("smoker").apply(top, n=1, column="total_bill"))
print(tips.groupby("smoker")["tip_pct"].describe().unstack("smoker"))
