# Text that is put into columns of times; what is filled with None; flags, quantiles and searches of odd columns.
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
S, T, D = pd.Series, pd.Timestamp, pd.Timedelta


def show(what, f):
    try:
        r = f()
        print(what, r.tolist(), r.dtype) if isinstance(r, (S, pd.Index)) else print(what, repr(r))
    except Exception as e:
        print(what, type(e).__name__)


zoned = S(pd.to_datetime(["2024-01-01", None])).dt.tz_localize("Europe/Berlin")
for a in (zoned, zoned.dt.tz_localize(None), S(pd.to_timedelta(["1D", None])), zoned[:1]):
    for v in ("2024-06-06", "2024-06-06 10:00+00:00", "x", "1D", T("2024-05-05"), T("2024-05-05", tz="UTC"), pd.NaT, None, D("2h"), 5):
        def stored():
            b = a.copy()
            b.iloc[0] = v
            return b
        show(f"{a.dtype} {v}", stored)
        show("  replace", lambda: a.replace(pd.NaT, v))
        show("  where", lambda: a.where(a.isna(), v))
        show("  mask", lambda: a.mask(a.isna(), v))
        show("  fill", lambda: a.fillna(v))
for a in (S([1.5, None]), S(["a", None]), S([1, None], dtype="Int64"), S([1, None], dtype=object), S(["a", None], dtype="category"), S([True])):
    show("none", lambda: a.fillna(None))
    show("none", lambda: a.to_frame("a").fillna(None)["a"])
show("flags", lambda: S([1, 2], dtype="int8") | True)
for a in (S(["u", None, "v"], dtype="category"), S([1, None, 3], dtype="category")):
    show("rank", a.rank)
    show("clip", lambda: S([True, None], dtype="boolean").clip(1, 2))
for a in (S([1, None], dtype="Int64"), S(["a", None])):
    show("search", lambda: a.searchsorted(a.iloc[0]))
    show("item", lambda: a.iloc[:1].item())
for a in (S(["a"], dtype="string"), S([], dtype="string"), S(["a"])):
    show("product", a.prod)
    show("mean", a.mean)
for a in (S([None, None]), S([], dtype="str"), S([], dtype="bool"), S([], dtype="M8[us]")):
    show("labels", lambda: pd.Index(a).fillna(0))
    show("insert", lambda: pd.Index(a[:0]).insert(0, 7))
