"""Reductions of pandas with arguments that the C forms do not take: axis=1, axis=None, skipna=False, min_count, ddof of several."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import axis_of, floats_of, is_number_or_bool, kind, nan
from pandas._stats import numeric_part

_FLOAT = ("mean", "std", "var", "median")


def _numbers(s):
    """Objects as the floats that they are: pandas' _ensure_numeric."""
    out = []
    for v in s.tolist():
        if v is None or v is pd.NA or v is pd.NaT:
            v = nan
        elif isinstance(v, str) or not (isinstance(v, (bool, int, float, np.number, np.bool_)) or hasattr(v, "as_tuple")):
            raise TypeError(f"Could not convert {v!r} to numeric")
        out.append(float(v))
    return _pandas.series(np.array(out, dtype=np.float64), s.index, s.name)


def _without_axis(s, name, skipna, ddof, min_count):
    if skipna is None:
        skipna = True
    if name in _FLOAT and kind(s) == "O":
        s = _numbers(s)
    if name in ("any", "all"):
        if not skipna and kind(s) in "IFB" and s.isna().any():
            return pd.NA if bool(getattr(s, name)()) == (name == "all") else name == "any"
        return getattr(s if skipna or kind(s) != "f" else s.fillna(1.0), name)()
    if not skipna and name not in ("count", "nunique") and s.isna().any():
        if kind(s) in "CM" or kind(s) == "s" and name not in ("sum", "min", "max"):
            getattr(s, name)()  # what the type refuses it refuses first
        if str(s.dtype) == "string":
            return pd.NA
        return pd.NaT if kind(s) in "Mm" else pd.NA if kind(s) in "IFB" else s.dtype.type(nan) if kind(s) == "f" else nan
    if min_count > 0 and name in ("sum", "prod") and s.count() < min_count:
        return pd.NA if kind(s) in "IFB" else s.dtype.type(nan) if kind(s) == "f" else np.float64(nan)
    if name in ("std", "var"):
        return getattr(s, name)(ddof=ddof)
    return getattr(s, name)()


def reduce_series(s, name, axis, skipna, numeric_only, ddof=1, min_count=0):
    if axis is not None:
        axis_of(axis, False)
    if numeric_only and not is_number_or_bool(s):
        raise TypeError(f"Series.{name} does not allow numeric_only={numeric_only} with non-numeric dtypes.")
    r = _without_axis(s, name, skipna, ddof, min_count)
    if kind(s) == "O" and name == "mean" and not s.notna().any():
        return nan
    if kind(s) in "IFB" and name in ("std", "var") and r is not pd.NA and r != r:
        return pd.NA
    return np.float64(r) if isinstance(r, float) and not isinstance(r, np.floating) and len(s) and (kind(s) not in "sO" or name in _FLOAT) else r


_WIDE = {"i": "int64", "u": "uint64", "b": "int64"}


def _part(r, c, name):
    """What a column was reduced to, as a column of one row of the type that pandas gives it."""
    k, t = kind(c), str(c.dtype)
    if name in ("count", "nunique"):
        return pd.Series([r], dtype="int64")
    if name in ("any", "all"):
        return pd.Series([r], dtype="boolean" if k in "IFB" else "bool")
    if k in "IFB":
        own = "Float32" if t == "Float32" else "Float64"
        wide = t if k == "F" else "UInt64" if t.startswith("U") else "Int64"
        return pd.Series([r], dtype=t if name in ("min", "max") else wide if name in ("sum", "prod") else own)
    if k == "C" or k == "s" and (r is pd.NA or isinstance(r, str) or r != r):
        return pd.Series([r], dtype=c.dtype)
    if k == "O":
        return _pandas.objects([r])
    if k in "Mm" and str(getattr(r, "dtype", "")) != "object":
        if pd.isna(r):
            r = pd.NaT
        return pd.Series([r], dtype=("timedelta64" + t[t.index("["):].split(",")[0].rstrip("]") + "]") if name == "std" else c.dtype)
    if k in "biu" and not r != r:
        return _pandas.series(np.array([r], dtype=t if name in ("min", "max") else _WIDE[k] if name in ("sum", "prod") else "float64"))
    return _pandas.series(np.array([r], dtype="float32" if t == "float32" and (len(c) or name in ("sum", "prod")) else "float64")) if k in "biuf" else _pandas.series([r])


def _row(values, columns, name, index):
    """One value for each column as a Series: the row of a frame of these results."""
    whole = _pandas.join([_part(r, c, name) for r, c in zip(values, columns)])
    if name in ("any", "all"):
        whole = whole if str(whole.dtype) == "boolean" else whole.astype("bool")
    elif name not in ("count", "nunique") and any(kind(c) == "O" for c in columns):
        whole = whole.astype("object")
    return _pandas.series(whole, index)


def _reduced(c, name, skipna, ddof, min_count):
    """As a column of a frame is reduced: of objects that all are missing the least is None."""
    if name in ("min", "max") and kind(c) == "O" and len(c) and c.isna().all():
        return None
    return _without_axis(c, name, skipna, ddof, min_count)


def _rows(f, columns, name, skipna, ddof, min_count):
    """Plain numbers and bools, along the rows."""
    if name in ("any", "all"):
        flags = [c.to_numpy().astype(np.bool_) if kind(c) != "f" else np.where(np.isnan(c.to_numpy()), (name == "all") if skipna else True, c.to_numpy() != 0) for c in columns]
        return getattr(np.array(flags), name)(axis=0)
    whole = np.result_type(*[c.to_numpy().dtype for c in columns])
    if name in ("min", "max"):
        a = np.array([c.to_numpy().astype(whole) for c in columns])
        fn = {"min": np.fmin if skipna else np.minimum, "max": np.fmax if skipna else np.maximum}[name]
        return fn.reduce(a, axis=0)
    if name in ("sum", "prod") and whole.kind in "biu":
        a = np.array([c.to_numpy().astype(_WIDE[whole.kind]) for c in columns])
        return getattr(a, name)(axis=0) if min_count <= len(columns) else np.full(len(f), nan)
    a = [floats_of(c) for c in columns]
    plain = _complete_rows(a, name, ddof, min_count) if str(whole) != "float32" and name in ("sum", "prod", "mean", "std", "var") else None
    if plain is not None:
        return plain
    a = np.array(a)
    if str(whole) == "float32":
        a = a.astype(whole)
    there = ~np.isnan(a)
    n = there.sum(axis=0)
    if name == "median":
        x, rows = np.sort(a.T, axis=1), np.arange(len(n))
        low, high = x[rows, np.maximum(n - 1, 0) // 2], x[rows, np.minimum(n // 2, len(a) - 1)]
        r = np.where(n % 2 == 1, low, (low + high) / 2)
    elif name in ("sum", "prod"):
        r = np.where(there, a, a.dtype.type(0.0 if name == "sum" else 1.0))
        r = _accumulated(r, name == "prod")
        r = np.where(n < min_count, a.dtype.type(nan), r)
    else:
        total = _accumulated(np.where(there, a, 0.0), False)
        mean = total / np.where(n == 0, nan, n)
        r = mean
        if name in ("std", "var"):
            d = np.where(there, a - mean[None, :], 0.0)
            left = n - ddof
            r = _accumulated(d * d, False) / np.where(left <= 0, nan, left)
            r = np.sqrt(r) if name == "std" else r
        r = r.astype(a.dtype)
    return r if skipna else np.where(n < len(columns), a.dtype.type(nan), r)


def _complete_rows(columns, name, ddof, min_count):
    """Column added to column, without a table of them; None when a value is missing."""
    total, m = _accumulated(columns, name == "prod"), len(columns)
    if np.isnan(total).any():
        return None
    if name in ("sum", "prod"):
        return total if min_count <= m else np.full(len(total), nan)
    mean = total / m
    if name == "mean":
        return mean
    if m - ddof <= 0:
        return np.full(len(total), nan)
    squares = np.zeros(len(total))
    for x in columns:
        d = x - mean
        d *= d
        squares += d
    squares /= m - ddof
    return np.sqrt(squares) if name == "std" else squares


def _accumulated(a, product):
    r = a[0].copy()
    for x in a[1:]:
        if product:
            r *= x
        else:
            r += x
    return r


def _along_rows(f, name, skipna, ddof, min_count):
    """pandas: DataFrame._reduce with axis=1."""
    columns = _pandas.columns(f)
    if len(f) == 0 and name not in ("count", "nunique"):
        return _pandas.series(reduce_frame(f, name, 0, skipna, False, ddof, min_count).iloc[:0], f.index)
    if name == "count":
        total = np.zeros(len(f), dtype=np.int64)
        for c in columns:
            total = total + c.notna().to_numpy()
        return _pandas.series(total, f.index)
    kinds = set(kind(c) for c in columns)
    if columns and kinds <= set("biuf") and not (name == "median" and not skipna):
        return _pandas.series(_rows(f, columns, name, skipna, ddof, min_count), f.index)
    if not columns:
        rows = f.iloc
        out = [_without_axis(rows[i], name, skipna, ddof, min_count) for i in range(len(f))]
        return _pandas.series(out, f.index)
    whole = _pandas.join(columns)
    n, m = len(f), len(columns)
    if name in ("any", "all"):
        for c in columns:
            if kind(c) == "M" and not kinds & set("sCIFB"):
                getattr(c, name)()  # which is refused, but not beside columns of pandas' own types
        whole = whole.astype("object") if kind(whole) in "Cs" else whole
    rows = [_pandas.take(whole, np.arange(m) * n + i) for i in range(n)]
    if kind(whole) == "O" and name not in ("any", "all", "count", "nunique"):
        return _pandas.objects([_reduced(r, name, skipna, ddof, min_count) for r in rows], f.index)
    return _row([_without_axis(r, name, skipna, ddof, min_count) for r in rows], rows, name, f.index)


def reduce_frame(f, name, axis, skipna, numeric_only, ddof=1, min_count=0):
    data = numeric_part(f) if numeric_only else f
    if axis is None:
        flat = _pandas.join(_pandas.columns(data)) if name not in ("any", "all", "min", "max") else reduce_frame(data, name, 0, skipna, False, ddof, min_count)
        return reduce_series(flat, name, None, skipna, False, ddof, min_count)
    if axis_of(axis) == 1:
        return _along_rows(data, name, skipna, ddof, min_count)
    columns = _pandas.columns(data)
    values = [_reduced(c, name, skipna, ddof, min_count) for c in columns]
    if not values:
        return _pandas.series(np.zeros(0, dtype=np.bool_ if name in ("any", "all") else np.float64), data.columns)
    return _row(values, columns, name, data.columns)


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
            counts = [len(_pandas.codes(c, dropna)[1]) for c in _pandas.columns(self)]
            return _pandas.series(counts if counts else np.zeros(0), self.columns)
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
