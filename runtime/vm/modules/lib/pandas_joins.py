"""Which labels two indexes join to, and the rows of both at them: pandas' Index.join, under which merges by index, align, operators and
combine put rows side by side. Positions None: the rows as they are."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import kind, names_of, ranged, take, timed


def join(a, b, how, sort=False):
    """(labels, rows of a, rows of b)"""
    sort = sort or how == "outer"
    if isinstance(a, pd.DatetimeIndex) and isinstance(b, pd.DatetimeIndex) and (a.tz is None) != (b.tz is None):
        raise TypeError("Cannot join tz-naive with tz-aware DatetimeIndex")
    if isinstance(a, pd.DatetimeIndex) and isinstance(b, pd.DatetimeIndex) and str(a.tz) != str(b.tz):
        a, b = a.tz_convert("UTC"), b.tz_convert("UTC")
    if isinstance(a, pd.MultiIndex) or isinstance(b, pd.MultiIndex):
        if names_of(a) != names_of(b):
            return _by_shared_names(a, b, how)
    elif len(a) and len(b) and _type_of(a) != _type_of(b):
        return _of_two_types(a, b, how)
    if not len(a) or not len(b):
        try:
            return _with_empty(a, b, how, sort)
        except TypeError:  # labels that have no order
            pass
    if a.nlevels == 1 and b.nlevels == 1 and _type_of(a) != _type_of(b):
        return _of_two_types(a, b, how)
    index, p, q = _alike(a, b, how, sort)
    if index.nlevels == 1 and a.nlevels == 1 and a.dtype == b.dtype and index.dtype != a.dtype:  # objects that are all text
        index = _pandas.index_like(index, a)
    return index, p, q


def _type_of(index):
    t = str(index.dtype)
    return t + repr(sorted(map(repr, index.categories.tolist()))) + str(index.ordered) if t == "category" else t


def named(index, names):
    if names_of(index) == list(names):
        return index
    index = index[:]
    index.names = list(names)
    return index


def common(a, b):
    """The type that holds the labels of both."""
    return _pandas.join([_pandas.series(x[:0].to_series()) for x in (a, b)]).dtype


def _of_two_types(a, b, how):
    try:
        dtype = common(a, b)
        this, that = a.astype(dtype), b.astype(dtype)
    except (TypeError, ValueError):
        this, that = a.astype("object"), b.astype("object")
    if _type_of(this) != _type_of(that):
        return _alike(a, b, how, how == "outer")
    index, p, q = join(this, that, how)
    if how == "left":
        index = a if p is None else a.take(p)
    elif how == "right":
        index = b if q is None else b.take(q)
    return index, p, q


def _with_empty(a, b, how, sort):
    ra, rb = isinstance(a, pd.RangeIndex), isinstance(b, pd.RangeIndex)
    if ra and not rb and kind(b) == "i":
        b = ranged(b)
    elif rb and not ra and len(b) and kind(a) == "i":
        a = ranged(a)
    if how == "inner":
        out = a if len(b) else b
    else:
        out = b if how == "right" or how == "outer" and len(b) else a
    mine = out is a
    own = None
    if sort and how != "inner" and not out.is_monotonic_increasing:
        own = np.asarray(out.argsort())
        out = out.take(own)
    none = np.full(len(out), -1, dtype=np.int64)
    if how == "inner":
        return out, np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return (out, own, none) if mine else (out, none, own)


def unordered(index):
    """Whether labels cannot be compared: numbers and text."""
    try:
        sorted(index.tolist())
        return False
    except TypeError:
        return True


def _ordered(index):
    return index.is_monotonic_increasing and not (isinstance(index, (pd.RangeIndex, pd.MultiIndex, pd.IntervalIndex)))


def _alike(a, b, how, sort):
    same = a.equals(b)
    once = a.is_unique, b.is_unique
    if any(once) and same and (not sort or a.is_monotonic_increasing):
        return (b if how == "right" else a), None, None
    if a.is_monotonic_increasing and b.is_monotonic_increasing and any(once):
        if _ordered(a) and _ordered(b) and not (kind(a) == "O" and unordered(a.append(b))):
            return _monotonic(a, b, how)
        if isinstance(a, pd.RangeIndex):
            r = b if isinstance(b, pd.RangeIndex) else ranged(b)
            if isinstance(r, pd.RangeIndex):
                out = a if how == "left" else r if how == "right" else a.intersection(r) if how == "inner" else a.union(r)
                return out, None if how == "left" else _pandas.find(a, out), None if how == "right" else _pandas.find(b, out)
    if not all(once):
        return _by_rows(a, b, how, sort)
    if how in ("left", "right"):
        side, other = (a, b) if how == "left" else (b, a)
        own = None
        if sort:
            side, own = side.sort_values(return_indexer=True)
        found = _pandas.find(other, side)
        return (side, own, found) if how == "left" else (side, found, own)
    if how == "inner":
        out = named(a.intersection(b, sort=sort), names_of(a))
    else:
        out = named(a.union(b, sort=True if sort else None), names_of(a))
    return out, _pandas.find(a, out), _pandas.find(b, out)


def _places(a, b, how, sort):
    keys = [_pandas.series(x) for x in _pandas.levels(a)], [_pandas.series(x) for x in _pandas.levels(b)]
    return _pandas.join_rows(keys[0], keys[1], how, sort)


def _labels_at(a, b, p, q):
    at = np.where(p >= 0, p, len(a) + q)
    return _pandas.index([take(_pandas.join([_pandas.series(x), _pandas.series(y)]), at) for x, y in zip(_pandas.levels(a), _pandas.levels(b))], names_of(a))


def _in_turn(p, n):
    return len(p) == n and (p == np.arange(n)).all()


def _monotonic(a, b, how):
    """Both in order, one of them without repeated labels."""
    if how == "left" and b.is_unique:
        return a, None, _pandas.find(b, a)
    if how == "right" and a.is_unique:
        return b, _pandas.find(a, b), None
    p, q = _places(a, b, how, how == "outer")
    p, q = None if _in_turn(p, len(a)) else p, None if _in_turn(q, len(b)) else q
    out = a if p is None else b if q is None else timed(_labels_at(a, b, p, q), a, b)
    return named(out, names_of(b if how == "right" else a)), p, q


def _by_rows(a, b, how, sort):
    if sort and a.nlevels == 1 and b.nlevels == 1 and "O" in (kind(a), kind(b)):  # text comes behind the others, which must have an order
        sorted([x for x in a.append(b).dropna().tolist() if not isinstance(x, str)])
    p, q = _places(a, b, how, bool(sort))
    if how == "right":
        return b.take(q), p, q
    return a.take(p) if (p >= 0).all() else _labels_at(a, b, p, q), p, q


def _by_shared_names(a, b, how):
    mine, theirs = names_of(a), names_of(b)
    shared = [x for x in mine if x in theirs]
    if not shared:
        raise ValueError("cannot join with no overlapping index names")
    if isinstance(a, pd.MultiIndex) and isinstance(b, pd.MultiIndex):
        return _on_levels(a, b, shared, how)
    if isinstance(a, pd.MultiIndex):
        return _on_level(a, b, mine.index(shared[0]), how)
    index, q, p = _on_level(b, a, theirs.index(shared[0]), {"left": "right", "right": "left"}.get(how, how))
    return index, p, q


def _on_levels(a, b, shared, how):
    """Both of several levels, of which some have the same names."""
    mine, theirs = names_of(a), names_of(b)
    this, that = [_pandas.index([_pandas.series(_pandas.levels(x)[names.index(n)]) for n in shared], shared) for x, names in ((a, mine), (b, theirs))]
    index, p, q = join(this, that, how)
    order = theirs + [x for x in mine if x not in shared] if how == "right" else mine + [x for x in theirs if x not in shared]
    levels = []
    for n in order:
        if n in shared:
            levels.append(_pandas.series(_pandas.levels(index)[shared.index(n)]))
        else:
            from_a = n in mine
            c, at = _pandas.series(_pandas.levels(a)[mine.index(n)] if from_a else _pandas.levels(b)[theirs.index(n)]), p if from_a else q
            levels.append(c if at is None else take(c, at))
    return _pandas.index(levels, order), p, q


def _on_level(wide, narrow, k, how):
    """Rows of an index of several levels beside those of one that has the labels of a level."""
    if not narrow.is_unique:
        raise NotImplementedError("Index._join_level on non-unique index is not implemented")
    values = _pandas.level_values(wide, k)
    found = _pandas.find(narrow, values)
    rows = np.flatnonzero(found >= 0) if how in ("inner", "right") else None
    kept = rows is not None and len(rows) < len(wide)
    if kept:
        wide, found = wide.take(rows), found[rows]
    dtype = join(pd.Index(values.unique()), narrow, how)[0].dtype
    if str(dtype) != str(values.dtype) and str(dtype) != "category":
        levels = [_pandas.series(x) for x in _pandas.levels(wide)]
        levels[k] = levels[k].astype(dtype)
        wide = _pandas.index(levels, names_of(wide))
    return wide, rows if kept else None, found
