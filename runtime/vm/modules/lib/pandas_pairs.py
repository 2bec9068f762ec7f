"""Two Series or frames over the labels of both: alignment of both axes, and what combines two frames."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import kind, names_of
from pandas._joins import join


def joined(a, b):
    """(labels, rows of a, rows of b) of both, positions None: as they are."""
    return (a, None, None) if _pandas.same(a, b) else join(a, b, "outer")


def rows_at(x, index, at):
    if at is not None:
        return _pandas.reindexed(x, index, at)
    if x.index is index or not isinstance(index, pd.MultiIndex) and names_of(x.index) == names_of(index):
        return x
    return _pandas.series(x, index, x.name) if isinstance(x, pd.Series) else _pandas.frame(_pandas.columns(x), x.columns, index, names_of(x.columns))


def columns_at(f, labels, at):
    """A frame with its columns at positions, under those labels; missing ones hold NaN."""
    if at is None:
        return f
    parts = [_pandas.column_at(f, int(k)) if k >= 0 else pd.Series(np.full(len(f), np.nan)) for k in at]
    return _pandas.frame([_pandas.series(p) for p in parts], labels, f.index, names_of(labels))


def aligned(a, b):
    """Two frames with the labels of both, on both axes."""
    labels, p, q = joined(a.columns, b.columns)
    index, left, right = joined(a.index, b.index)
    return rows_at(columns_at(a, labels, p), index, left), rows_at(columns_at(b, labels, q), index, right)


def common_dtype(a, b):
    return a.dtype if str(a.dtype) == str(b.dtype) and (kind(a) != "C" or a.dtype == b.dtype) else _pandas.join([a.iloc[:0], b.iloc[:0]]).dtype


def inferred(r):
    """A column of objects that are all text, or all times, is of that type, as in a frame made of arrays."""
    if not isinstance(r, pd.Series) or kind(r) != "O":
        return r
    there = [v for v in r.tolist() if v is not None and v is not pd.NA and v == v]
    if there and (all(isinstance(v, str) for v in there) or all(isinstance(v, pd.Timestamp) for v in there) or all(isinstance(v, pd.Timedelta) for v in there)):
        return _pandas.series(pd.Series(r.tolist()), r.index, r.name)
    return r


def _whole(r, dtype):
    """Floats that are all whole become the ints that the columns are."""
    if not isinstance(r, pd.Series) or kind(r) != "f" or getattr(dtype, "kind", "") not in "iu" or not isinstance(dtype, np.dtype) or r.isna().any():
        return r
    whole = r.astype(dtype)
    return whole if (whole == r).all() else r


def combine(a, b, func, fill_value=None, overwrite=True):
    """pandas: DataFrame.combine."""
    this, that = aligned(a, b)
    if that.empty and len(this) == len(a):
        return a.copy()
    if a.empty and len(that) == len(b):
        return that.copy()
    labels = a.columns
    if not this.columns.is_unique:  # as both were put under the labels of both
        if not _pandas.same(a.columns, b.columns) and not (a.columns.is_unique and a.columns.is_monotonic_increasing and b.columns.is_monotonic_increasing):
            raise ValueError("cannot reindex on an axis with duplicate labels")
        labels = this.columns
    elif not _pandas.same(a.columns, b.columns):
        if (a.columns.nlevels > 1) != (b.columns.nlevels > 1) and len(b.columns) and len(a.columns):
            raise NotImplementedError("Can only union MultiIndex with MultiIndex or Index of tuples, try mi.to_flat_index().union(other) instead.")
        have = _pandas.labels(a)
        labels = pd.Index(have + [x for x in _pandas.labels(b) if x not in have]) if have else b.columns
        if labels.nlevels == 1 and a.columns.nlevels == 1 and a.columns.name == b.columns.name:
            labels = labels.rename(a.columns.name)
        this = columns_at(this, labels, _pandas.find(this.columns, labels))
        that = columns_at(that, labels, _pandas.find(that.columns, labels))
    out = []
    for k, x in enumerate(_pandas.labels(this)):
        s, o = _pandas.column_at(this, k), _pandas.column_at(that, k)
        gone, lost = s.isna(), o.isna()
        if not overwrite and lost.all():
            out.append(s)
            continue
        if fill_value is not None:
            s, o = s.where(~gone, fill_value), o.where(~lost, fill_value)
        dtype = o.dtype
        if x not in a.columns:
            try:
                s = s.astype(dtype)
            except ValueError:  # ints hold no NaN
                pass
        else:
            dtype = common_dtype(s, o)
            s, o = s.astype(dtype), o.astype(dtype)
        out.append(_whole(inferred(func(s, o)), dtype))
    return _pandas.frame([_pandas.series(x) for x in out], labels, this.index, names_of(labels))


def combine_first(a, b):
    """pandas: DataFrame.combine_first."""
    if len(b) == 0:
        have = _pandas.labels(a)
        labels = have + sorted(x for x in _pandas.labels(b) if x not in have)
        out = a.reindex(columns=labels) if labels != have else a.copy()
        return out.astype({x: b[x].dtype for x in _pandas.labels(b)}) if b.shape[1] else out
    known = set(_pandas.labels(a))

    def first(x, y):
        return y if x.name not in known and y.name not in known else y.where(x.isna(), x)

    out = combine(a, b, first, overwrite=False)
    if not out.columns.is_unique:
        return out
    dtypes = {}
    for x in _pandas.labels(a):
        if x in b.columns and a.columns.is_unique and b.columns.is_unique and str(out[x].dtype) != str(a[x].dtype):
            dtypes[x] = common_dtype(a[x], b[x])
    return out.astype(dtypes) if dtypes else out
