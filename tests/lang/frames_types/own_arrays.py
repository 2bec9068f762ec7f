# pandas' own arrays: what unique(), values and array are, pd.array, operators, and what NumPy makes of them.
import numpy as np
import pandas as pd
s = pd.Series(["b", "a", None, "b"])
for e in [lambda: s.unique(), lambda: s.array, lambda: s.values, lambda: pd.array(["a", None]), lambda: s.astype("string").array, lambda: pd.array([1, 2, None]),
          lambda: pd.array([1.5, None]), lambda: pd.array([True, None]), lambda: pd.array([1.5, 2]), lambda: pd.array([pd.Timestamp("2024-01-01"), None]),
          lambda: pd.array(["2024-01-01"], dtype="datetime64[ns]"), lambda: pd.array([pd.Timedelta("1D")]), lambda: pd.array([1, "a"]), lambda: pd.array([1, 2], dtype="int32"),
          lambda: pd.array(["a"], dtype="category"), lambda: pd.array([pd.Interval(0, 1)]), lambda: pd.array([pd.Period("2024")]), lambda: pd.Series([1, 2]).array,
          lambda: pd.Series([1, None], dtype="Int64").values, lambda: pd.Series([1, None], dtype="Int64").unique(), lambda: pd.Series(["a", "b"], dtype="category").unique(),
          lambda: pd.Series(pd.to_datetime(["2024-01-01"]).tz_localize("UTC")).unique(), lambda: pd.Series(pd.to_datetime(["2024-01-01"])).unique(),
          lambda: pd.Series(pd.to_datetime(["2024-01-01 10:00"])).array, lambda: pd.Series(pd.to_timedelta([1, 2], unit="h")).array,
          lambda: s.unique() == "a", lambda: s.unique() + "x", lambda: s.unique()[0], lambda: s.unique()[:2], lambda: s.unique().shape, lambda: s.unique().tolist(),
          lambda: np.sort(s.dropna().unique()), lambda: sorted(s.dropna().unique()), lambda: "a" in s.unique(), lambda: np.array(s.unique()), lambda: s.unique().dtype,
          lambda: list(s.unique()), lambda: len(s.unique()), lambda: s.dropna().unique().astype(object), lambda: s.groupby([1, 1, 2, 2]).unique(), lambda: pd.Index(s.unique()),
          lambda: pd.Series(s.unique()), lambda: s.isin(s.unique()), lambda: dict(zip(s.unique(), range(3))), lambda: pd.array([1, 2, None]) + 1, lambda: pd.array([1, 2, None]) > 1,
          lambda: pd.array([1, 2, None]).sum(), lambda: pd.array([1, 2, None]).isna(), lambda: pd.array([1, 2, None]).to_numpy(dtype=float, na_value=np.nan), lambda: pd.array([1, 2, None])[0],
          lambda: pd.array([3, 1, 2]).argsort(), lambda: np.asarray(pd.array([1, 2])), lambda: pd.array(range(150)), lambda: pd.array([1, 2, None]).fillna(0),
          lambda: pd.array([True, None]) & True, lambda: pd.array("a"), lambda: pd.array([]), lambda: pd.factorize(["b"]), lambda: pd.factorize(pd.Categorical(["b", "a", "b"])),
          lambda: pd.DataFrame({"k": ["x", "y"], "v": [1, 2]}).groupby("k").v.unique()]:
    try:
        print(repr(e()))
    except Exception as x:
        print(type(x).__name__, x)
a = pd.array([1, None, 3])
a[1] = 7
print(a, a.dtype, a.mean(), a.max(), a.tolist(), pd.DataFrame({"a": a}).dtypes.to_dict(), isinstance(a, pd.arrays.IntegerArray))
