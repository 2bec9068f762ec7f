# A Series of one thing, indexes of tuples as sets, clip and where by nullable bounds.
import datetime
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
S, F, NA, nan, T = pd.Series, pd.DataFrame, pd.NA, float("nan"), pd.Timestamp


def show(what, f):
    try:
        r = f()
        if isinstance(r, F):
            print(what, [c.tolist() for _, c in r.items()], [str(t) for t in r.dtypes])
        else:
            print(what, r.tolist(), r.dtype) if isinstance(r, (S, pd.Index)) else print(what, repr(r))
    except Exception as e:
        print(what, type(e).__name__)


for x in (np.dtype("float64"), pd.Int64Dtype(), int, len, pd.Interval(0, 1), datetime.date, None):
    show("one", lambda: S(x))
show("dtypes", lambda: F({"a": [1.5], "b": ["x"]}).dtypes.apply(S))
for a in (S([5]), S([5.5]), S(["a"]), S([T("2024-01-01")]), S([True]), S([5], dtype="uint8")):
    show("item", lambda: (a.item(), pd.Index(a).item(), type(pd.Index(a).item()).__name__))
for a in (S([1, None], dtype="Int64"), S([1.5], dtype="Float64"), S([True], dtype="boolean"), S([1, "a"]), S([], dtype=object), S([1, None], dtype=object), S([1.5, 2], dtype=object)):
    show("inferred", lambda: pd.Index(a).inferred_type)

a = pd.MultiIndex.from_tuples([("two", "c"), ("one", "c"), ("x", "y")], names=["p", "q"])
b = pd.Index([("one", "c"), ("two", "c"), ("z", "z")], tupleize_cols=False)
for name in ("union", "intersection", "difference"):
    show(name, lambda: getattr(a, name)(b).tolist())
show("nunique", lambda: (a.nunique(), a[:0].nunique(), pd.MultiIndex.from_arrays([[1, 1, nan], [2, 2, 3]]).nunique()))
show("hasnans", lambda: a.hasnans)
show("dot", lambda: F([[1, 2, 3]], columns=a)[[("two", "c"), ("one", "c")]].dot(S(1, index=[("one", "c"), ("two", "c")])))
for names in ([None, None], ["p", None], ["p", "q"]):
    show("zone", lambda: F({"a": [1]}, index=pd.MultiIndex.from_arrays([["u"], [1]], names=names)).tz_localize("UTC"))
show("zone", lambda: F({"a": []}, index=pd.Index([], name="i")).tz_localize("UTC").index.name)
show("repeat", lambda: S([1, 2]).repeat(0).index)
show("repeat", lambda: pd.RangeIndex(2, name="n").repeat(1))

columns = {"i": S([5, 1, 3]), "f": S([5.0, nan, 0.5]), "I": S([5, 1, 3], dtype="Int64"), "F": S([5, 1, 0.5], dtype="Float64"), "In": S([5, None, 3], dtype="Int64"),
           "Fn": S([5, None, 0.5], dtype="Float64"), "f32": S([1.5, nan, 2], dtype="float32")}
for n, x in columns.items():
    for m, y in columns.items():
        for cond in (S([True] * 3), S([True, False, True]), S([True, None, False], dtype="boolean")):
            show(f"{n} {m} where", lambda: x.where(cond, y))
            show("  rows", lambda: F({"a": x}).where(cond, y, axis=0))
            show("  frame", lambda: F({"a": x}).where(F({"a": cond}), F({"a": y})))
        show("  clip", lambda: F({"a": x}).clip(upper=y, axis=0))
        show("  clip", lambda: x.iloc[1:].clip(lower=y.iloc[1:]))
show("quantile", lambda: F({"a": S([1, 2], dtype="UInt8")}).quantile(0.3, interpolation="lower"))
print(S(pd.interval_range(0, 2)).to_json())
for x in (S([True, None], dtype="boolean"), S([T("2024-01-01"), None])):
    show("dummies", lambda: pd.get_dummies(x.astype("category"), dummy_na=True, prefix="p").columns)
for kind in ("linear", "lower", "midpoint"):
    show("narrow", lambda: F({"a": S([-1.0, 3], dtype="float32"), "b": S([1.5, None], dtype="float32")}).quantile(0.3, interpolation=kind))
for index in (pd.DatetimeIndex(["2024-01-01", None]), pd.date_range("2024-01-01", periods=1, freq="5min"), pd.date_range("2024-01-01", periods=2, freq="2D")):
    F({"a": range(len(index))}, index=index).info(memory_usage=False)
    print()
