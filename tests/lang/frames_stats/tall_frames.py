"""Along the rows of frames of many rows; matrices of columns; to_csv with float_format."""
import numpy as np
import pandas as pd

x = np.array([[1.5, -2, 3], [4, 4, 0], [-1, -1, -1], [2, 9, 9]])
gaps = x.copy()
gaps[1, 1] = np.nan
for data in (x, gaps, x.astype(int), x.astype(np.float32), np.array([[np.inf, 1, 2], [0, 0.0, 0], [1, 2, 3]])):
    f = pd.DataFrame(data, columns=["a", 5, ("t", 1)], index=[9, 8, 7, 6][:len(data)])
    for name in ("cumsum", "cumprod", "cummin", "cummax"):
        r = getattr(f, name)(axis=1)
        print(name, r.to_numpy().tolist(), [str(t) for t in r.dtypes], r.index.tolist(), list(r.columns))
    for name in ("idxmax", "idxmin"):
        try:
            r = getattr(f, name)(axis=1)
            print(name, r.tolist(), r.dtype, r.index.tolist())
        except Exception as e:
            print(name, type(e).__name__, e)
print(pd.DataFrame(x, columns=list("abc")).idxmax(axis=1).dtype, pd.DataFrame(x, columns=[3, 1, 2]).idxmin(axis=1).dtype)
for f in (pd.DataFrame({"a": [1, 2], "b": [3.5, 4]}), pd.DataFrame({"a": [1.5, None], "b": [3.5, 4]}), pd.DataFrame({"a": [1, 2], "b": [3, 4]})[1:], pd.DataFrame({"a": [True, False]}),
          pd.DataFrame({"t": pd.date_range("2020-01-01", periods=2)}), pd.DataFrame({"t": pd.date_range("2020-01-01", periods=2, tz="UTC")}), pd.DataFrame({"i": pd.array([1, None], dtype="Int64")}),
          pd.DataFrame(np.arange(300.).reshape(100, 3))[::-2], pd.DataFrame(index=[1, 2])):
    v = f.to_numpy()
    print(v.dtype, v.shape, v.ravel()[:8].tolist())
for s in (pd.Series([], dtype=bool), pd.Series([False, False]), pd.Series([True, True]), pd.Series([False, True]), pd.Series([True, None]), pd.Series([1, 0]), pd.array([True, None], dtype="boolean").to_numpy()):
    s = pd.Series(s)
    print(s.any(), s.all(), type(s.any()).__name__)
for ix in (pd.Index([1, 2, 3]), pd.Index([1, 1, 2]), pd.Index([3, 2, 1]), pd.DatetimeIndex(["2020", "2021"]), pd.DatetimeIndex([pd.NaT, "2020"]), pd.DatetimeIndex([pd.NaT, pd.NaT]), pd.Index([], dtype="int64"), pd.Index([1.5, np.nan, np.nan])):
    print(ix.is_unique, ix.is_monotonic_increasing)
f = pd.DataFrame({"a": [1.23456, None, np.inf], "b": [1, 2, 3], "s": ["x,y", None, "q\"r"], "t": pd.date_range("2020-01-01", periods=3), "c": pd.Categorical([1.5, 2.5, 1.5]), "o": [1.23456, "x", None], "f": np.array([1.1, 2.2, 3.3], dtype=np.float32)})
for kw in ({}, {"index": False}, {"na_rep": "-"}, {"sep": ";"}, {"header": False}, {"columns": ["a"]}, {"decimal": ","}, {"quoting": 1}, {"index_label": "i"}):
    for cols in (["a", "b", "s", "t", "f"], ["a", "c"], ["a", "o"]):
        if "columns" in kw or cols == ["a", "b", "s", "t", "f"] or not kw:
            print(kw, f[cols].to_csv(float_format="%.2f", **kw))
print(f[["a", "b"]].to_csv(float_format="{:.1e}".format), f[["a"]].set_index(pd.Index([1.5, 2.5, 3.5])).to_csv(float_format="%.3f"), f.a.to_csv(float_format="%,.3f".replace(",", "")))
