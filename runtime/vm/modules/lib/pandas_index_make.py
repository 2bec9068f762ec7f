"""Constructors of pandas' indexes: Index, RangeIndex, MultiIndex, DatetimeIndex, TimedeltaIndex, CategoricalIndex."""
import numpy as np
import pandas as pd
import _pandas
from pandas._labels import _is_rows, _named, _no


def _make(data=None, dtype=None, copy=False, name=None, tupleize_cols=True):
    """pd.Index(data)."""
    if data is None or isinstance(data, (str, bytes)) or not _is_rows(data):
        raise TypeError("Index(...) must be called with a collection of some kind, %r was passed" % (data,))
    if name is None:
        name = getattr(data, "name", None) if not isinstance(data, pd.MultiIndex) else None
    if not isinstance(data, (pd.Series, pd.Index, np.ndarray, range, list)):
        data = pd.Series(data) if hasattr(data, "dtype") else list(data)
    if isinstance(data, list) and tupleize_cols and data and all(isinstance(x, tuple) for x in data) and dtype is None:
        return from_tuples(data, names=name if isinstance(name, (list, tuple)) else None)
    s = pd.Series(data, dtype=dtype) if not isinstance(data, pd.Index) else pd.Series(data).astype(dtype) if dtype is not None else pd.Series(data)
    if isinstance(data, list) and not data and dtype is None:
        s = s.astype("object")
    s.name = None
    return _named(pd.Index(s), name)


def _range(start=None, stop=None, step=None, dtype=None, copy=False, name=None):
    if isinstance(start, range):
        return _named(pd.Index(start, name=None), name)
    if isinstance(start, pd.RangeIndex):
        return _named(start[:], name if name is not None else start.name)
    if start is None and stop is None and step is None:
        raise TypeError("RangeIndex(...) must be called with integers")
    a, b = (0, start) if stop is None else (start or 0, stop)
    if step == 0:
        raise ValueError("Step must not be zero")
    return _named(pd.Index(range(int(a or 0), int(b or 0), int(step or 1))), name)


def _datetime(data=None, freq=_no, tz=_no, ambiguous="raise", dayfirst=False, yearfirst=False, dtype=None, copy=False, name=None):
    import _pandas_dates
    if data is None:
        raise TypeError("DatetimeIndex() must be called with a collection of some kind, None was passed")
    if name is None:
        name = getattr(data, "name", None)
    labels = data if isinstance(data, pd.Index) else pd.Index(data if isinstance(data, (list, np.ndarray)) else list(data))
    out = pd.to_datetime(labels, dayfirst=dayfirst, format="mixed" if str(labels.dtype) in ("str", "string", "object") else None)  # each by itself
    if dtype is not None:
        out = out.astype(dtype)
    if tz is not _no and tz is not None:
        out = out.tz_localize(tz, ambiguous) if out.tz is None else out.tz_convert(tz)
    if freq is not _no and freq is not None:
        from pandas._offset_names import to_offset
        out = _pandas_dates.set_freq(out, out.inferred_freq and to_offset(out.inferred_freq) if freq == "infer" else to_offset(freq))
    elif isinstance(data, pd.DatetimeIndex) and data.freq is not None:
        out = _pandas_dates.set_freq(out, data.freq)
    else:
        out = out[:]
    out.name = name
    return out


def _timedelta(data=None, freq=_no, dtype=None, copy=False, name=None, unit=None):
    if data is None:
        raise TypeError("TimedeltaIndex() must be called with a collection of some kind, None was passed")
    out = pd.to_timedelta(data if isinstance(data, pd.Index) else pd.Index(data if isinstance(data, (list, np.ndarray)) else list(data)), unit=unit)
    return _named(out if dtype is None else out.astype(dtype), name if name is not None else getattr(data, "name", None))


def _categorical(data=None, categories=None, ordered=None, dtype=None, copy=False, name=None):
    s = pd.Series(data if not isinstance(data, pd.Index) else list(data), dtype="category" if isinstance(data, (list, tuple)) and categories is None and dtype is None else None)
    if dtype is None or dtype == "category":
        dtype = s.dtype if categories is None and ordered is None and str(s.dtype) == "category" else pd.CategoricalDtype(categories, bool(ordered))
    s = s.astype(dtype)
    s.name = None
    return _named(pd.Index(s), name if name is not None else getattr(data, "name", None))


def _period(*args, **kwargs):
    from pandas._periods_index import _index
    return _index(*args, **kwargs)


def _interval(*args, **kwargs):
    from pandas._intervals import _interval_index
    return _interval_index(*args, **kwargs)


# --- several levels
def _levels(arrays, names, count=None):
    cols = []
    for a in arrays:
        if isinstance(a, (pd.Index, pd.Series)):
            cols.append(a)
        else:
            cols.append(pd.Index(a if isinstance(a, (np.ndarray, range)) or hasattr(a, "dtype") else list(a), tupleize_cols=False))
    if names is None:
        names = [getattr(a, "name", None) for a in arrays]
    elif not isinstance(names, (list, tuple, pd.Index)):
        raise TypeError("Names should be list-like for a MultiIndex")
    names = list(names)
    if len(names) != len(cols):
        raise ValueError("Length of names must match number of levels in MultiIndex.")
    if len(cols) and any(len(c) != len(cols[0]) for c in cols):
        raise ValueError("all arrays must be same length")
    from pandas._levels import multi
    return multi(cols, names) if len(cols) > 1 else _pandas.index_tuples(multi(cols, names))


def _multi(levels=None, codes=None, sortorder=None, names=None, copy=False, name=None, verify_integrity=True):
    from pandas._levels import of_codes
    if levels is None or codes is None:
        raise TypeError("Must pass both levels and codes")
    if len(levels) != len(codes):
        raise ValueError("Length of levels and codes must be the same.")
    if len(levels) == 0:
        raise ValueError("Must pass non-zero number of levels/codes")
    names = names if names is not None else name
    if names is not None and (not _is_rows(names) or isinstance(names, str)):
        raise ValueError("Names should be list-like for a MultiIndex")
    if names is not None and len(names) != len(levels):
        raise ValueError("Length of names must match number of levels in MultiIndex.")
    return of_codes(levels, codes, [getattr(level, "name", None) for level in levels] if names is None else list(names), verify_integrity)


def from_arrays(arrays, sortorder=None, names=None):
    if not isinstance(arrays, (list, tuple)):
        if not _is_rows(arrays):
            raise TypeError("Input must be a list / sequence of array-likes.")
        arrays = list(arrays)
    if len(arrays) == 0:
        raise ValueError("Must pass non-zero number of levels/codes")
    return _levels(arrays, names)


def from_tuples(tuples, sortorder=None, names=None):
    if isinstance(tuples, pd.Index):
        tuples = list(tuples)
    tuples = list(tuples)
    if not tuples:
        if names is None:
            raise TypeError("Cannot infer number of levels from empty list")
        return _levels([pd.Index([], dtype="object") for _ in names], names)
    n = max(len(t) for t in tuples)
    arrays = [[t[k] if k < len(t) else None for t in tuples] for k in range(n)]
    return _levels(arrays, names if names is not None else [None] * n)


def from_product(iterables, sortorder=None, names=_no):
    if not isinstance(iterables, (list, tuple)) and not hasattr(iterables, "__iter__"):
        raise TypeError("Input must be a list / sequence of iterables.")
    parts = [x if isinstance(x, (pd.Index, pd.Series)) else pd.Index(x if isinstance(x, (list, np.ndarray, range)) else list(x), tupleize_cols=False) for x in iterables]
    if names is _no or names is None:
        names = [getattr(p, "name", None) for p in parts]
    total = 1
    for p in parts:
        total *= len(p)
    arrays, inner = [], total
    for p in parts:
        n = len(p)
        inner = inner // n if n else 0
        pos = np.tile(np.repeat(np.arange(n), inner), total // (n * inner) if n and inner else 0)
        arrays.append(_pandas.take(pd.Series(p), pos.astype("int64")))
    from pandas._levels import factored, with_sets
    return with_sets(_levels(arrays, names), [factored(p) for p in parts])


def from_frame(df, sortorder=None, names=None):
    return _levels([df.iloc[:, i] for i in range(df.shape[1])], list(df.columns) if names is None else names)


class Index:
    def from_arrays(cls, arrays, *args, **kwargs):
        if cls is pd.IntervalIndex:
            from pandas._intervals import _from_arrays
            return _from_arrays(arrays, *args, **kwargs)
        return from_arrays(arrays, *args, **kwargs)

    def from_tuples(cls, tuples, *args, **kwargs):
        if cls is pd.IntervalIndex:
            from pandas._intervals import _from_tuples
            return _from_tuples(tuples, *args, **kwargs)
        return from_tuples(tuples, *args, **kwargs)

    from_product = lambda cls, iterables, sortorder=None, names=_no: from_product(iterables, sortorder, names)
    from_frame = lambda cls, df, sortorder=None, names=None: from_frame(df, sortorder, names)

    def from_range(cls, data, name=None, dtype=None):
        return _range(data, name=name)
