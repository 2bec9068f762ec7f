import numpy as np
import pandas as pd

df1 = pd.DataFrame({"A": ["A0", "A1", "A2"], "B": ["B0", "B1", "B2"]}, index=[0, 1, 2])
df2 = pd.DataFrame({"A": ["A4", "A5"], "B": ["B4", "B5"]}, index=[4, 5])
df4 = pd.DataFrame({"B": ["B2", "B3", "B6"], "D": ["D2", "D3", "D6"]}, index=[2, 3, 6])
result = pd.concat([df1, df2], keys=["x", "y"])
print(result)
print(result.loc["y"])
print(pd.concat([df1, df4], axis=1))
print(pd.concat([df1, df4], axis=1, join="inner"))
print(pd.concat([df1, df4], axis=1).reindex(df1.index))
print(pd.concat([df1, df4], ignore_index=True, sort=False))
s1 = pd.Series(["X0", "X1", "X2"], name="X")
print(pd.concat([df1, s1], axis=1))
s2 = pd.Series(["_0", "_1", "_2"])
print(pd.concat([df1, s2, s2], axis=1))
print(pd.concat([df1, s1], axis=1, ignore_index=True))
s3 = pd.Series([0, 1, 2], name="foo")
print(pd.concat([s3, s3 + 1, s3 * 3], axis=1))
print(pd.concat([s3, s3 + 1, s3 * 3], axis=1, keys=["red", "blue", "yellow"]))
pieces = {"x": df1, "y": df2}
print(pd.concat(pieces, names=["chunk", "row"]))
row = pd.Series(["X0", "X1"], index=["A", "B"])
print(pd.concat([df1, row.to_frame().T], ignore_index=True))

left = pd.DataFrame({"key1": ["K0", "K0", "K1", "K2"], "key2": ["K0", "K1", "K0", "K1"], "A": range(4), "B": list("wxyz")})
right = pd.DataFrame({"key1": ["K0", "K1", "K1", "K2"], "key2": ["K0", "K0", "K0", "K0"], "C": range(4), "D": list("pqrs")})
for how in ["inner", "left", "right", "outer"]:
    print(how)
    print(pd.merge(left, right, how=how, on=["key1", "key2"]))
print(pd.merge(left[["A"]], right[["C"]], how="cross").shape)
a = pd.DataFrame({"A": [1, 2], "B": [1, 2]})
b = pd.DataFrame({"A": [4, 5, 6], "B": [2, 2, 2]})
try:
    pd.merge(a, b, on="B", how="outer", validate="one_to_one")
except pd.errors.MergeError as e:
    print(type(e).__name__, e)
print(pd.merge(a, b, on="B", how="outer", validate="one_to_many"))
c = pd.DataFrame({"col1": [0, 1], "col_left": ["a", "b"]})
d = pd.DataFrame({"col1": [1, 2, 2], "col_right": [2, 2, 2]})
print(pd.merge(c, d, on="col1", how="outer", indicator=True))
print(pd.merge(c, d, on="col1", how="outer", indicator="indicator_column"))
print(pd.merge(a, b, on="B", suffixes=("_l", "_r")))
left = pd.DataFrame({"A": ["A0", "A1", "A2"]}, index=["K0", "K1", "K2"])
right = pd.DataFrame({"C": ["C0", "C2", "C3"]}, index=["K0", "K2", "K3"])
print(left.join(right))
print(left.join(right, how="outer"))
print(left.join(right, how="inner"))
trades = pd.DataFrame({
    "time": pd.to_datetime(["20160525 13:30:00.023", "20160525 13:30:00.038", "20160525 13:30:00.048"]),
    "ticker": ["MSFT", "MSFT", "GOOG"], "price": [51.95, 51.95, 720.77]})
quotes = pd.DataFrame({
    "time": pd.to_datetime(["20160525 13:30:00.023", "20160525 13:30:00.023", "20160525 13:30:00.041"]),
    "ticker": ["GOOG", "MSFT", "MSFT"], "bid": [720.50, 51.95, 51.99]})
print(pd.merge_asof(trades, quotes, on="time", by="ticker"))
print(pd.merge_asof(trades, quotes, on="time", by="ticker", tolerance=pd.Timedelta("2ms")))
x = pd.DataFrame({"col1": ["a", "a", "b", "b", "a"], "col2": [1.0, 2.0, 3.0, np.nan, 5.0]})
y = x.copy()
y.loc[0, "col1"] = "c"
y.loc[2, "col2"] = 4.0
print(x.compare(y))
print(x.compare(y, keep_shape=True, keep_equal=True))
