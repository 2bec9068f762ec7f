"""Reductions of pandas with arguments that the C forms do not take: axis=1, axis=None, skipna=False, min_count, ddof of several."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import axis_of, floats_of, is_number_or_bool, kind, nan
from pandas._stats import numeric_part

_FLOAT = ("mean", "std", "var", "median")


def _without_axis(s, name, skipna, ddof, min_count):
    if skipna is None:
        skipna = True
    if name in ("any", "all"):
        return getattr(s if skipna or kind(s) != "f" else s.fillna(1.0), name)()
    if not skipna and name not in ("count", "nunique") and s.isna().any():
        return pd.NaT if kind(s) in "Mm" else pd.NA if kind(s) in "IFB" else nan
    if min_count > 0 and name in ("sum", "prod") and s.count() < min_count:
        return pd.NA if kind(s) in "IFB" else nan
    if name in ("std", "var"):
        return getattr(s, name)(ddof=ddof)
    return getattr(s, name)()


def reduce_series(s, name, axis, skipna, numeric_only, ddof=1, min_count=0):
    if axis is not None:
        axis_of(axis, False)
    if numeric_only and not is_number_or_bool(s):
        raise TypeError(f"Series.{name} does not allow numeric_only={numeric_only} with non-numeric dtypes.")
    r = _without_axis(s, name, skipna, ddof, min_count)
    return np.float64(r) if isinstance(r, float) and not isinstance(r, np.floating) else r


def _rows(f, name, skipna, ddof, min_count):
    columns = _pandas.columns(f)
    kinds = set(kind(c) for c in columns)
    if name == "count":
        total = np.zeros(len(f), dtype=np.int64)
        for c in columns:
            total = total + c.notna().to_numpy()
        return total
    if name == "nunique" or not columns or not kinds <= set("biuf") or (name in ("median",) and not skipna):
        return _slow_rows(f, name, skipna, ddof, min_count)
    if name in ("any", "all"):
        flags = [c.to_numpy().astype(np.bool_) if kind(c) != "f" else np.where(np.isnan(c.to_numpy()), (name == "all") if skipna else True, c.to_numpy() != 0) for c in columns]
        out = flags[0]
        for x in flags[1:]:
            out = out | x if name == "any" else out & x
        return out
    if kinds <= set("iu") or (kinds == {"b"} and name in ("sum", "prod")):
        a = np.array([c.to_numpy().astype(np.int64) for c in columns])
        if name in ("sum", "prod", "min", "max"):
            return getattr(a, name)(axis=0) if min_count <= len(columns) else np.full(len(f), nan)
    if "b" in kinds and name in ("min", "max"):
        return _slow_rows(f, name, skipna, ddof, min_count)
    a = np.array([floats_of(c) for c in columns])
    there = ~np.isnan(a)
    n = there.sum(axis=0)
    if name == "median":
        return np.array([np.median(x[m]) if m.any() else nan for x, m in zip(a.T, there.T)])
    if name in ("min", "max"):
        r = np.where(there, a, np.inf if name == "min" else -np.inf)
        r = r.min(axis=0) if name == "min" else r.max(axis=0)
        r = np.where(n == 0, nan, r)
    elif name in ("sum", "prod"):
        r = np.where(there, a, 0.0 if name == "sum" else 1.0)
        r = _accumulated(r, name == "prod")
        r = np.where(n < min_count, nan, r)
    else:
        total = _accumulated(np.where(there, a, 0.0), False)
        mean = total / np.where(n == 0, nan, n)
        r = mean
        if name in ("std", "var"):
            d = np.where(there, a - mean[None, :], 0.0)
            left = n - ddof
            r = _accumulated(d * d, False) / np.where(left <= 0, nan, left)
            r = np.sqrt(r) if name == "std" else r
    return r if skipna else np.where(n < len(columns), nan, r)


def _nullable_rows(f, name, skipna, ddof, min_count):
    """Over columns of which some are nullable: the reduction of each row as one column."""
    from pandas._nullable import typed
    whole = _pandas.join(_pandas.columns(f))
    n, m = len(f), f.shape[1]
    out = [_without_axis(_pandas.take(whole, np.arange(m) * n + i), name, skipna, ddof, min_count) for i in range(n)]
    if not out:
        return whole[:0]
    return typed(out, _pandas.columns(f), None) if kind(whole) in "IFB" else out


def _accumulated(a, product):
    r = a[0].copy()
    for x in a[1:]:
        r = r * x if product else r + x
    return r


def _slow_rows(f, name, skipna, ddof, min_count):
    rows = f.iloc
    out = [_without_axis(rows[i], name, skipna, ddof, min_count) for i in range(len(f))]
    if not out:
        return np.zeros(0, dtype=np.bool_ if name in ("any", "all") else np.int64 if name in ("count", "nunique") else np.float64)
    return out


def reduce_frame(f, name, axis, skipna, numeric_only, ddof=1, min_count=0):
    data = numeric_part(f) if numeric_only else f
    if axis is None:
        flat = _pandas.join(_pandas.columns(data)) if name not in ("any", "all", "min", "max") else reduce_frame(data, name, 0, skipna, False, ddof, min_count)
        return reduce_series(flat, name, None, skipna, False, ddof, min_count)
    if axis_of(axis) == 1:
        kinds = set(kind(c) for c in _pandas.columns(data))
        if kinds & set("IFB") and kinds <= set("IFBiufb") and name not in ("count", "nunique"):
            return _pandas.series(_nullable_rows(data, name, skipna, ddof, min_count), data.index)
        return _pandas.series(_rows(data, name, skipna, ddof, min_count), data.index)
    values = [_without_axis(c, name, skipna, ddof, min_count) for c in _pandas.columns(data)]
    if not values:
        return _pandas.series(np.zeros(0, dtype=np.bool_ if name in ("any", "all") else np.float64), data.columns)
    if name not in ("any", "all", "count", "nunique") and any(str(c.dtype) == "object" for c in _pandas.columns(data)):
        return pd.Series(values, index=data.columns, dtype="object")
    from pandas._nullable import typed
    return typed(values, _pandas.columns(data), data.columns, name in ("count", "nunique"))


def _series_method(name):
    if name in ("sum", "prod"):
        def method(self, axis=None, skipna=True, numeric_only=False, min_count=0, **kwargs):
            return reduce_series(self, name, axis, skipna, numeric_only, 1, min_count)
    elif name in ("std", "var"):
        def method(self, axis=None, skipna=True, ddof=1, numeric_only=False, **kwargs):
            return reduce_series(self, name, axis, skipna, numeric_only, ddof)
    elif name in ("any", "all"):
        def method(self, axis=0, bool_only=False, skipna=True, **kwargs):
            return reduce_series(self, name, axis, skipna, False)
    elif name == "nunique":
        def method(self, dropna=True):
            return len(_pandas.codes(self, dropna)[1])
    else:
        def method(self, axis=0, skipna=True, numeric_only=False, **kwargs):
            return reduce_series(self, name, axis, skipna, numeric_only)
    return method


def _bools(f):
    return f.iloc[:, [i for i, c in enumerate(_pandas.columns(f)) if kind(c) == "b"]]


def _frame_method(name):
    if name in ("sum", "prod"):
        def method(self, axis=0, skipna=True, numeric_only=False, min_count=0, **kwargs):
            return reduce_frame(self, name, axis, skipna, numeric_only, 1, min_count)
    elif name in ("std", "var"):
        def method(self, axis=0, skipna=True, ddof=1, numeric_only=False, **kwargs):
            return reduce_frame(self, name, axis, skipna, numeric_only, ddof)
    elif name in ("any", "all"):
        def method(self, axis=0, bool_only=False, skipna=True, **kwargs):
            return reduce_frame(_bools(self) if bool_only else self, name, axis, skipna, False)
    elif name == "count":
        def method(self, axis=0, numeric_only=False):
            return reduce_frame(self, name, axis, True, numeric_only)
    elif name == "nunique":
        def method(self, axis=0, dropna=True):
            if axis_of(axis) == 1:
                rows = self.iloc
                return _pandas.series([rows[i].nunique(dropna) for i in range(len(self))] if len(self) else np.zeros(0), self.index)
            return _pandas.series([len(_pandas.codes(c, dropna)[1]) for c in _pandas.columns(self)], self.columns)
    else:
        def method(self, axis=0, skipna=True, numeric_only=False, **kwargs):
            return reduce_frame(self, name, axis, skipna, numeric_only)
    return method


class Series:
    sum = _series_method("sum")
    prod = _series_method("prod")
    product = _series_method("prod")
    mean = _series_method("mean")
    min = _series_method("min")
    max = _series_method("max")
    count = _series_method("count")
    std = _series_method("std")
    var = _series_method("var")
    median = _series_method("median")
    nunique = _series_method("nunique")
    any = _series_method("any")
    all = _series_method("all")


class DataFrame:
    sum = _frame_method("sum")
    prod = _frame_method("prod")
    product = _frame_method("prod")
    mean = _frame_method("mean")
    min = _frame_method("min")
    max = _frame_method("max")
    count = _frame_method("count")
    std = _frame_method("std")
    var = _frame_method("var")
    median = _frame_method("median")
    nunique = _frame_method("nunique")
    any = _frame_method("any")
    all = _frame_method("all")
