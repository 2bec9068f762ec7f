# Slices of times that are not in order, gaps filled among objects, rows that no mask picks, labels of several columns.
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
NA, NaT, nan = pd.NA, pd.NaT, float("nan")


def t(name, make):
    try:
        x = make()
        print(name, x.tolist() if isinstance(x, (np.ndarray, pd.Index)) else repr(x), getattr(x, "dtype", ""), sep="\n")
        for y in (x.index, getattr(x, "columns", None)) if isinstance(x, (pd.Series, pd.DataFrame)) else ():
            print([str(z.dtype) for z in y.levels] if isinstance(y, pd.MultiIndex) else getattr(y, "dtype", ""), end=" ")
    except Exception as e:
        print(name, type(e).__name__)


O = lambda v: pd.Series(v, dtype=object)
for v in ([nan, None, None, "a", None], [None, nan, "b", nan, None], [None, nan]):
    for how in ("ffill", "bfill"):
        t((v, how), lambda: getattr(O(v), how)())
        t((v, how, 1), lambda: getattr(pd.DataFrame({"a": O(v), "b": 1}), how)(limit=1))
ix = pd.DatetimeIndex(["2023-07-04", "1970-01-01", "2024-01-01 06:45", "2023-12-31", "2024-01-01 06:30"])
for i in (ix, ix.tz_localize("UTC"), ix - ix[0]):
    d = pd.Series(range(5), index=i)
    for k in range(5):
        t(k, lambda: d.loc[i[k]:])
        t(k, lambda: d.loc[:i[k]])
d = pd.Series(range(5), index=ix)
t("text", lambda: d.loc["2023-07-04":])
t("missing", lambda: d.loc[pd.Timestamp("2022"):])
for value in (None, 2.5, "x", 5, True):
    for c, s in {"i": [1], "f": [1.5], "b": [True], "s": ["q"], "d": pd.to_datetime(["2020"]), "I": pd.Series([1], dtype="Int64"), "o": O([1])}.items():
        def put(rows):
            y = pd.DataFrame({"a": s, "m": [0]})
            y.loc[rows(y), "a"] = value
            return y
        t((value, c), lambda: put(lambda y: y.m == 1))
        t((value, c), lambda: put(lambda y: []))

        def whole():
            y = pd.DataFrame({"a": s, "m": [0]})
            y[y.m == 1] = value
            return y
        t((value, c), whole)
f = pd.DataFrame({"a": [1, 2]}, index=[True, False])
t("truth", lambda: f.reindex(range(3)))
t("truth", lambda: pd.Series([1, 2]).reindex([True, False]))
r = pd.DataFrame({"a": range(5)})
for l in ([0, 0, 0], [1, 1], [0], [1, 3], [77]):
    t(l, lambda: r.drop(l, errors="ignore"))
g = pd.DataFrame([[1, 2.0, "a"], [3, 4.0, "b"]], columns=["d", "d", "e"])
t("twice", lambda: g.agg({"d": "count", "e": "count"}))
t("twice", lambda: g.agg({"d": ["min", "max"]}))
t("levels", lambda: pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_tuples([("A", "a"), ("B", "")])).agg({("A", "a"): ["sum", "min"], ("B", ""): "max"}))
x = pd.DataFrame({"k": [0, 100, 1]}, index=[2.5, 0.5, 2.5])
t("first", lambda: x.combine_first(x.shift(1)))
t("tuples", lambda: r.set_index("a", append=True).assign(new=lambda d: d.index))
t("empty", lambda: r[:0].reindex(columns=["a", "new"], fill_value=0))
for v in ([nan, nan], [None, None], []):
    for how in ("len", "upper", "split", "get_dummies" if not v else "partition"):
        t((v, how), lambda: getattr(O(v).str, how)().shape if how == "get_dummies" else getattr(O(v).str, how)())
