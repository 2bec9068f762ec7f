"""to_json without an indent, of every type of column and label."""
import numpy as np
import pandas as pd

f = pd.DataFrame({
    "i": [1, -5, 2**62], "f": [0.1, -0.0, 1e-11], "g": [np.nan, np.inf, 123456.98765432105], "b": [True, False, True], "s": ["a\"/\\", "é\n😀\x7f", None],
    "m": pd.to_datetime(["2020-01-01 12:00:00.5", None, "1969-12-31 23:59:59.9"]), "z": pd.date_range("2020-01-01", periods=3, tz="Europe/Berlin"),
    "d": pd.to_timedelta(["1h", None, "-1ms"]), "I": pd.array([1, None, 3], dtype="Int64"), "B": pd.array([True, None, False], dtype="boolean"),
    "c": pd.Categorical(["x", None, "y"]), "o": [[1, 2.5], {"k": None}, (True,)], "u": np.array([1, 2, 2**40], dtype=np.uint64), "h": np.array([1.1, 2.2, 3.3], dtype=np.float32)})
indexes = [None, ["a", "b/\"", "ü"], [1.5, 2.5, 3.5], pd.date_range("2020-01-01", periods=3), pd.to_timedelta([1, 2, 3], "s"), pd.MultiIndex.from_tuples([(1, "a"), (1, "b"), (2, "a")]),
           [3, 1, -2], [True, False, None], pd.Categorical(["p", "q", "r"])]
for orient in ("records", "columns", "index", "values", "split"):
    print(orient, f.to_json(orient=orient))
    print(f.to_json(orient=orient, date_unit="ns", double_precision=3, force_ascii=False))
    print(f[["m", "z", "d", "f"]].to_json(orient=orient, date_format="iso", double_precision=0))
print(f.to_json(orient="records", lines=True))
for ix in indexes:
    for orient in ("columns", "index", "split"):
        g = pd.DataFrame({"x": [1.25, 2, 3], 5: ["a", "b", "c"]}, index=ix)
        try:
            print(orient, g.to_json(orient=orient), g.x.to_json(orient=orient))
        except Exception as e:
            print(orient, type(e).__name__, e)
for orient in ("records", "index", "values", "split"):
    print(f.s.to_json(orient=orient), f.m.to_json(orient=orient), f.f.to_json(orient=orient), f.o.to_json(orient=orient))
print(f.f.to_json(orient="records", lines=True))
print(f.head(0).to_json(), f.head(0).to_json(orient="records"), pd.DataFrame(index=[1, 2]).to_json(orient="records"), pd.DataFrame({"a": [1]}, index=["x"]).to_json(orient="index"))
x = np.array([.5, 2.5, 0.15, 1.005, 2.675, 1e15 + .3, 9007199254740993.0, 123456789.123456789, 1e-5, 1e-10, 5e-11, 4.9e-11, 1e16, 1.5e16, 1e-15, -1e-16, -4e-11, 1e308, 0.99999999999, -0.99999999996])
for orient in ("records", "columns", "index", "values", "split"):
    print(pd.DataFrame(index=[1, 2]).to_json(orient=orient), pd.DataFrame(columns=["a"]).to_json(orient=orient), pd.DataFrame().to_json(orient=orient), pd.Series([], dtype=float).to_json(orient=orient))
for digits in (0, 1, 2, 10, 15):
    print(pd.Series(x).to_json(orient="values", double_precision=digits))
try:
    f.to_json(double_precision=16)
except ValueError as e:
    print(e)
