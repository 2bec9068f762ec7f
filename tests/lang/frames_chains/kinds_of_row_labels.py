"""RangeIndex or Index, names and freq of results: concat with frames without rows, rolling steps, to_frame, join, shift, index.name."""
import pandas as pd

a = pd.DataFrame({"e": ["x", "y"], "c": [1, 2], "f": [True, False]})
b = pd.DataFrame({"b": ["u"]})
for other in (b.iloc[:0], b.set_index(pd.Index([5])).iloc[:0], pd.DataFrame()):
    r = pd.concat([a, other])
    print(r, r.dtypes, r.index, sep="\n")
print(pd.DataFrame({"a": [1, 2, 3, 4]}).rolling(2, step=2).sum().index)
print(pd.Index(["a"]).to_frame().columns, pd.Series(["a"]).to_frame().columns, pd.Series(["a"]).to_frame().copy().columns, pd.Series(["a"], name="n").to_frame().columns)
print(pd.Index(["w", "u", "w"]).join(pd.Index(["w"]), how="inner"), pd.Index(["w", "u", "w"]).join(pd.Index(["w", "z"]), how="left"))
for freq, step in (("D", "h"), ("D", "D"), ("W", "D"), ("MS", "D"), ("h", "D"), ("MS", None)):
    days = pd.date_range("2024-01-01", periods=2, freq=freq)
    print(days.shift(1, freq=step))
x = pd.DataFrame({"v": [1, 2]}, index=pd.MultiIndex.from_arrays([[1, 2], [3, 4]], names=["p", "q"]))
x.index.name = "idx"
print(x, x.index.names)
print(pd.DataFrame({"k": [1], "c": [2]}).combine(pd.DataFrame({"b": [3], "a": [4], "k": [5]}), lambda p, q: p.fillna(q)).columns.tolist())
print(pd.DataFrame({"a": pd.Series([1.25, None], dtype="Float64"), "b": [2.0, 3.0]}).to_string(float_format="{:.2f}".format))
