"""loc, iloc, at, iat of Series and DataFrames in all forms, and the alignment of operands. C has the simple forms (runtime/frame/loc.c) and
hands over the rest. Axes are resolved to positions; values are taken and replaced by natives."""
import numpy as np
import pandas as pd
import _pandas
from pandas._col import apply_if_callable
from pandas._base import kind as kind_of, ranged

_all = slice(None, None, None)


IndexingError, UnsortedIndexError = pd.errors.IndexingError, pd.errors.UnsortedIndexError


class _IndexSlice:
    def __getitem__(self, key):
        return key


IndexSlice = _IndexSlice()


def _listlike(x):
    return isinstance(x, (list, np.ndarray, pd.Index, pd.Series, range, set, dict)) or type(x).__name__ in ("dict_keys", "dict_values", "StringArray") or hasattr(x, "_series")


def _is_mask(key):
    if isinstance(key, (pd.Series, pd.Index)):
        kind = str(key.dtype)
        return kind in ("bool", "boolean") or kind == "object" and len(key) > 0 and all(isinstance(x, (bool, np.bool_)) or x is None or x is pd.NA for x in key)
    if isinstance(key, np.ndarray):
        return key.dtype == bool
    if str(getattr(key, "dtype", "")) == "boolean":  # pd.array of flags
        return True
    return isinstance(key, list) and len(key) > 0 and all(isinstance(x, (bool, np.bool_)) for x in key)


def _mask(index, key, by_position=False):
    n = len(index)
    if isinstance(key, pd.Series):
        if by_position:
            raise NotImplementedError("iLocation based boolean indexing on an integer type is not available") if str(key.index.dtype) == "int64" else \
                ValueError("iLocation based boolean indexing cannot use an indexable as a mask")
        if not key.index.equals(index):
            pos = _pandas.find(key.index, index)
            if (pos < 0).any():
                raise IndexingError("Unalignable boolean Series provided as indexer (index of the boolean Series and of the indexed object do not match).")
            key = _pandas.take(key, pos)
        if str(key.dtype) == "boolean":
            key = key.fillna(False).astype(bool)
        key = key.to_numpy()
    if str(getattr(key, "dtype", "")) == "boolean":
        key = pd.Series(key).fillna(False).astype(bool).to_numpy()
    m = np.asarray(key)
    if m.dtype != bool:
        if m.dtype == object and any(x is None or x is pd.NA or x != x for x in key):
            raise ValueError("Cannot mask with non-boolean array containing NA / NaN values")
        m = np.array([bool(x) if x is not None and x is not pd.NA else False for x in key], dtype=bool)
    if len(m) != n:
        raise IndexError("Boolean index has wrong length: %d instead of %d" % (len(m), n))
    return np.nonzero(m)[0].astype("int64")


# --- times by text
def _text_bounds(index, text, zone):
    """(first moment, last moment, coarser than the index's labels) that a text such as "2024-03" means."""
    from pandas._timedelta import _delta
    from pandas._timestamp import _stamp
    from pandas._to_datetime import _parse_one, _quarter
    t = text.strip()
    start = _parse_one(t)
    body = t.replace("/", "-")
    if _quarter(t):
        reso, stop = 1, start + pd.DateOffset(months=3)
    elif len(body) == 4 and body.isdigit():
        reso, stop = 0, start + pd.DateOffset(years=1)
    elif ":" not in body and "T" not in body and " " not in body and body.count("-") == 1 and not body[:3].isalpha() or (body[:3].isalpha() and body.count(" ") == 1):
        reso, stop = 2, start + pd.DateOffset(months=1)
    elif ":" not in body and not (body.count("-") == 2 and len(body) > 10 and body[10] in " T"):
        reso, stop = 3, start + pd.Timedelta(days=1)
    elif ":" not in body:
        reso, stop = 4, start + pd.Timedelta(hours=1)
    elif body.count(":") == 1 and "+" not in body:
        reso, stop = 5, start + pd.Timedelta(minutes=1)
    elif "." not in body:
        reso, stop = 6, start + pd.Timedelta(seconds=1)
    else:
        reso, stop = 7, start + _delta(1, "us")
    if zone is not None and start.tz is None:
        start, stop = start.tz_localize(zone), stop.tz_localize(zone)
    return start, stop - _delta(1, index.unit), reso


def _resolution(index):
    import _pandas_dates as n
    s = pd.Series(index).dropna()
    if len(s) == 0:
        return 3
    wall = n.wall(s)
    v = n.raw(wall)
    from pandas._time_units import _per
    per = _per[index.unit]
    for reso, k in ((3, 86400 * per), (4, 3600 * per), (5, 60 * per), (6, per)):
        if (v % k == 0).all():
            return reso
    return 7


def _is_times(index):
    return index.nlevels == 1 and isinstance(index, pd.DatetimeIndex)


def _between(index, lo, hi):
    """Positions of the labels from lo to hi, both counted; None: no bound."""
    s = pd.Series(index)
    keep = np.ones(len(index), dtype=bool)
    if lo is not None:
        keep = keep & (s >= lo).to_numpy()
    if hi is not None:
        keep = keep & (s <= hi).to_numpy()
    return np.nonzero(keep)[0].astype("int64")


def _time_of(label):
    import datetime
    if isinstance(label, datetime.date) and not isinstance(label, datetime.datetime):
        return pd.Timestamp(label)
    return label


def _label_slice(index, key):
    """Positions of a slice of labels, both ends counted."""
    n = len(index)
    a, b, step = key.start, key.stop, key.step
    if a is None and b is None:
        return np.arange(n)[:: 1 if step is None else step].astype("int64")
    if index.nlevels > 1:
        return _multi_slice(index, a, b)[:: 1 if step is None else step]
    if isinstance(index, pd.PeriodIndex):
        from pandas._periods_index import _slice_bounds
        return _between(index, *_slice_bounds(index, a, b))[:: 1 if step is None else step]
    if isinstance(index, pd.IntervalIndex) and (step is None or step == 1):
        from pandas._intervals import _label_bounds
        lo, hi = _label_bounds(index, a, b)
        return np.arange(lo, hi).astype("int64")
    if _is_times(index) or isinstance(index, pd.TimedeltaIndex):
        lo = hi = None
        if isinstance(index, pd.TimedeltaIndex):
            lo, hi = (None if a is None else pd.Timedelta(a)), (None if b is None else pd.Timedelta(b))
            if isinstance(b, str) and hi is not None and ":" not in b:
                hi = hi + pd.Timedelta(hours=23, minutes=59, seconds=59, microseconds=999999) if b.strip().lower().rstrip("s").endswith(("d", "day")) else hi
        else:
            zone = index.tz
            for x in (a, b):
                if isinstance(x, (int, float)) and not isinstance(x, bool):
                    raise TypeError("cannot do slice indexing on DatetimeIndex with these indexers [%s] of type %s" % (x, type(x).__name__))
            try:
                x = a
                lo = _text_bounds(index, a, zone)[0] if isinstance(a, str) else _time_of(a)
                x = b
                hi = _text_bounds(index, b, zone)[1] if isinstance(b, str) else _time_of(b)
            except ValueError:
                if not isinstance(x, str):
                    raise
                raise TypeError("cannot do slice indexing on DatetimeIndex with these indexers [%s] of type str" % x) from None
        disordered = not index.is_monotonic_increasing and not index.is_monotonic_decreasing
        if disordered and (isinstance(index, pd.TimedeltaIndex) or not all(x is None or isinstance(x, str) for x in (a, b))):
            return _slice_by_place(index, lo, hi, step)  # texts say which times are meant, moments where the slice begins and ends
        if disordered:
            texts = all(x is None or isinstance(x, str) for x in (a, b))  # a text ends with the last moment that it means
            for x in ((lo, hi) if texts else (a, b)):
                if x is not None and not len(_pandas.positions(index, pd.Timestamp(x) if isinstance(x, str) else x)):
                    raise KeyError("Value based partial slicing on non-monotonic DatetimeIndexes with non-existing keys is not allowed.")
        if index.is_monotonic_decreasing and not index.is_monotonic_increasing:
            lo, hi = hi, lo
            if isinstance(a, str):
                hi = _text_bounds(index, a, index.tz)[1]
            if isinstance(b, str):
                lo = _text_bounds(index, b, index.tz)[0]
        return _between(index, lo, hi)[:: 1 if step is None else step]
    return _slice_by_place(index, a, b, step)


def _slice_by_place(index, a, b, step):
    """Positions from where a label is to where another one is; what is not there has a place only among ordered labels."""
    lo, hi = 0, len(index)
    up, down = index.is_monotonic_increasing, index.is_monotonic_decreasing
    for label, side in ((a, 0), (b, 1)):
        if label is None:
            continue
        p = _pandas.positions(index, label)
        if len(p):
            if len(p) > 1 and int(p[-1]) - int(p[0]) != len(p) - 1:
                raise KeyError("Cannot get %s slice bound for non-unique label: %r" % ("left" if side == 0 else "right", label))
            at = int(p[0]) if side == 0 else int(p[-1]) + 1
        elif up or down:
            s = pd.Series(index)
            try:
                below = (s < label if up else s > label).to_numpy()
            except TypeError:
                raise TypeError("cannot do slice indexing on %s with these indexers [%s] of type %s" % (type(index).__name__, label, type(label).__name__)) from None
            at = int(below.sum())
        else:
            raise KeyError(label)
        if side == 0:
            lo = at
        else:
            hi = at
    return np.arange(lo, max(hi, lo))[:: 1 if step is None else step].astype("int64")


# --- several levels
def _as_tuple(x):
    return x if isinstance(x, tuple) else (x,)


def _multi_slice(index, a, b):
    n = len(index)
    depth = max(len(_as_tuple(x)) for x in (a, b) if x is not None)
    if not index.is_monotonic_increasing:
        parts = [_pandas.level_values(index, k) for k in range(min(depth, index.nlevels))]
        if not _pandas.monotonic(parts, True):
            sorted_to = 0
            while sorted_to < len(parts) and _pandas.monotonic(parts[:sorted_to + 1], True):
                sorted_to += 1
            raise UnsortedIndexError("Key length (%d) was greater than MultiIndex lexsort depth (%d)" % (depth, sorted_to))
    lo, hi = 0, n
    levels = [pd.Series(_pandas.level_values(index, k)) for k in range(index.nlevels)]
    for label, side in ((a, 0), (b, 1)):
        if label is None:
            continue
        t = _as_tuple(label)
        less = np.zeros(n, dtype=bool)
        same = np.ones(n, dtype=bool)
        for k, x in enumerate(t):
            v = levels[k]
            if isinstance(x, str) and _coarse(_pandas.level_values(index, k), x):
                first, last, _ = _text_bounds(index.levels[k], x, index.levels[k].tz)
                inside = (v >= first).to_numpy() & (v <= last).to_numpy()
                if k < len(t) - 1:
                    less = less | (same & (v < first).to_numpy())
                    same = same & inside
                    continue
                x = v[inside].min() if inside.any() else first  # pandas: the first label of the span, on both sides
            less = less | (same & (v < x).to_numpy())
            same = same & (v == x).to_numpy()
        if side == 0:
            lo = int(less.sum())
        else:
            hi = int((less | same).sum())
    return np.arange(lo, max(hi, lo)).astype("int64")


def _disordered(level, labels):
    """Labels are listed in another order than the level has them."""
    at = _pandas.find(level.unique().sort_values(), pd.Index(labels))
    at = at[at >= 0]
    return bool((at[:-1] > at[1:]).any())


def _sorted_to(index):
    """How many levels the rows are sorted by, in the order that the levels have."""
    depth, codes = 0, [pd.Series(c) for c in index.codes]
    while depth < len(codes) and _pandas.monotonic(codes[:depth + 1], True):
        depth += 1
    return depth


def _check_sorted(index, spans):
    depth = _sorted_to(index)
    if spans[-1] >= depth:
        raise UnsortedIndexError(f"MultiIndex slicing requires the index to be lexsorted: slicing on levels {spans}, lexsort depth {depth}")


def _multi_positions(index, key):
    """Positions of a tuple whose parts may be labels, lists, slices or masks."""
    spans = [k for k, part in enumerate(key) if isinstance(part, slice) and part != _all]
    if spans and spans[-1] < index.nlevels:
        _check_sorted(index, spans)
    n = len(index)
    keep = np.ones(n, dtype=bool)
    order = None
    for k, part in enumerate(key):
        if isinstance(part, slice) and part == _all:
            continue
        if k >= index.nlevels:
            raise IndexingError("Too many indexers")
        level = _pandas.level_values(index, k)
        here = np.zeros(n, dtype=bool)
        if _is_mask(part):
            here[_mask(index, part)] = True
        elif _listlike(part):
            gone = [x for x in part if not len(_pandas.positions(level, x))]
            if gone and len(gone) == len(list(part)):
                raise KeyError(gone[0] if len(gone) == 1 else gone)
            here = pd.Series(level).isin(list(part)).to_numpy()
            order = order or []
            order.append((k, list(part)))
        elif isinstance(part, slice):
            u = level.unique().sort_values()
            want = u[_label_slice(u, part)]
            here = pd.Series(level).isin(want).to_numpy()
        else:
            p = _scalar_positions(level, part)
            if len(p) == 0:
                raise KeyError(part)
            here[p] = True
        keep = keep & here
    pos = np.nonzero(keep)[0].astype("int64")
    spread = any(len(part) > 1 for _, part in order or []) or any(isinstance(part, slice) and part != _all for part in key)
    if spread and len(pos) > 1 and (any(_disordered(_pandas.level_values(index, k), part) for k, part in order or []) or _sorted_to(index) < index.nlevels):
        cols = []
        for k, part in enumerate(key):  # what is not listed keeps the order of rows
            named = [x for j, x in order or [] if j == k]
            if named:
                cols.append(pd.Series(_pandas.find(pd.Index(named[0]).unique(), _pandas.index_take(_pandas.level_values(index, k), pos))))
            elif _is_mask(part) or isinstance(part, slice) and part != _all:
                cols.append(pd.Series(np.arange(len(pos))))
        pos = pos[_pandas.order(cols, True)]
    return pos


def _scalar_positions(index, key):
    if _is_times(index) and isinstance(key, str):
        try:
            lo, hi, reso = _text_bounds(index, key, index.tz)
        except ValueError:
            raise KeyError(key) from None
        if reso < _resolution(index):
            return _between(index, lo, hi)
        return _pandas.positions(index, lo)
    if isinstance(index, pd.TimedeltaIndex) and isinstance(key, str):
        try:
            return _pandas.positions(index, pd.Timedelta(key))
        except ValueError:
            raise KeyError(key) from None
    if isinstance(index, pd.IntervalIndex):
        from pandas._intervals import _positions_of
        return _positions_of(index, key)
    if isinstance(index, pd.PeriodIndex) and isinstance(key, str):
        from pandas._periods_index import _text_range
        lo, hi, coarse = _text_range(index, key)
        return _between(index, lo, hi)
    if _is_times(index):
        key = _time_of(key)
    return _pandas.positions(index, key)


def _coarse(level, x):
    """A text that means a span of time, as "2024" does among days."""
    if not (isinstance(x, str) and _is_times(level)):
        return False
    try:
        return _text_bounds(level, x, level.tz)[2] < _resolution(level)
    except ValueError:
        return False


class _Rows:
    """What an axis key means: positions; scalar: one label; drop: levels that a label of several levels used up (the first so many, or which)."""

    def __init__(self, pos, scalar=False, drop=0):
        self.pos, self.scalar = pos, scalar
        self.drop = list(range(drop)) if isinstance(drop, int) else drop


def _places(index, x):
    try:
        return _scalar_positions(index, x)
    except (KeyError, ValueError):  # text that is no time
        return np.zeros(0, dtype="int64")


def _missing(labels, index, axis):
    what = "columns" if axis else "index"
    found = [x for x in labels if len(_places(index, x))]
    if found:
        gone = [x for x in labels if not len(_places(index, x))]
        return KeyError("%s not in index" % gone)
    shown = pd.Index(list(labels))
    if shown.nlevels == index.nlevels == 1:
        shown.name = index.name
    return KeyError("None of [%r] are in the [%s]" % (shown, what))


def _as_time(x):
    try:
        return pd.Timestamp(x)
    except ValueError:  # no time: a label that is not there
        return x


def _repeated(index, labels, axis):
    """Positions of many labels in an index that has some of them more than once: those of the first, in their order, then of the second."""
    want = labels if isinstance(labels, pd.Index) else pd.Index(labels)
    each = want.unique()
    which = _pandas.find(each, index)  # for each row
    rows = np.flatnonzero(which >= 0)
    counts = np.bincount(which[rows], minlength=len(each))
    rows = rows[np.argsort(which[rows], kind="stable")]
    asked = _pandas.find(each, want)
    n = counts[asked]
    if (n == 0).any():
        raise _missing(labels, index, axis)
    begin = (np.cumsum(counts) - counts)[asked]
    return rows[np.repeat(begin - (np.cumsum(n) - n), n) + np.arange(n.sum())]


def _resolve(index, key, axis, kind):
    if kind in "it":
        return _resolve_position(index, key, axis)
    if isinstance(key, slice):
        if key == _all:
            return _Rows(None)
        return _Rows(_label_slice(index, key))
    if _is_mask(key):
        return _Rows(_mask(index, key))
    if isinstance(key, pd.DataFrame):
        raise ValueError("Cannot index with multidimensional key")
    if _listlike(key):
        if isinstance(key, (set, dict)):
            raise TypeError("Passing a %s as an indexer is not supported. Use a list instead." % type(key).__name__)
        labels = key if isinstance(key, pd.Index) else list(key)
        if index.nlevels > 1 and not (len(labels) and isinstance(labels[0], tuple)):
            return _Rows(_multi_positions(index, (list(labels),)))
        if len(labels) == 0:
            return _Rows(np.empty(0, dtype="int64"))
        inside = isinstance(index, pd.IntervalIndex) and not isinstance(labels, pd.IntervalIndex)  # numbers that intervals hold
        if index.is_unique and not inside and not (_is_times(index) and any(isinstance(x, str) for x in labels)):
            pos = _pandas.find(index, labels if isinstance(labels, pd.Index) else pd.Index(labels, tupleize_cols=index.nlevels > 1))
            if (pos < 0).any():
                raise _missing(labels, index, axis)
            return _Rows(pos)
        if index.nlevels == 1 and len(labels) > 8 and not inside and not (_is_times(index) and any(isinstance(x, str) for x in labels)):
            return _Rows(_repeated(index, labels, axis))
        pos = []
        for x in labels:
            p = _places(index, _as_time(x) if _is_times(index) and isinstance(x, str) else x)
            if len(p) == 0:
                raise _missing(labels, index, axis)
            pos += p.tolist()
        return _Rows(np.array(pos, dtype="int64"))
    if index.nlevels > 1:
        parts = _as_tuple(key)
        spans = [k for k, x in enumerate(parts[:index.nlevels]) if isinstance(x, str) and _coarse(_pandas.level_values(index, k), x)]
        if spans and not any(isinstance(x, slice) or _listlike(x) for x in parts):  # levels of spans stay
            pos = _multi_positions(index, parts)
            if not len(pos):
                raise KeyError(key)
            return _Rows(pos, False, [k for k in range(len(parts)) if k not in spans])
    if isinstance(key, tuple) and index.nlevels > 1:
        if any(isinstance(x, slice) or _listlike(x) for x in key):
            plain = not any(isinstance(x, slice) or _is_mask(x) for x in key)  # levels of one label go, unless spans are asked for
            return _Rows(_multi_positions(index, key), False, [k for k, x in enumerate(key) if not _listlike(x)] if plain else 0)
        pos = _pandas.positions(index, key)
        if len(key) > index.nlevels:
            raise KeyError("Key length (%d) exceeds index depth (%d)" % (len(key), index.nlevels))
        if len(pos) == 0:
            raise KeyError(key)
        full = len(key) == index.nlevels
        return _Rows(pos, full and len(pos) == 1, 0 if full else len(key))
    pos = _scalar_positions(index, key)
    if len(pos) == 0:
        if not len(index) and isinstance(index, pd.DatetimeIndex) and isinstance(key, str) and _text_bounds(index, key, index.tz)[2] < _resolution(index):
            return _Rows(pos)  # of no moments those of a year or month are none
        raise KeyError(key)
    if index.nlevels > 1:
        return _Rows(pos, False, 1)
    if _is_times(index) and isinstance(key, str):
        lo, hi, reso = _text_bounds(index, key, index.tz)
        if reso < _resolution(index):
            return _Rows(pos)
    if isinstance(index, pd.PeriodIndex) and isinstance(key, str):
        from pandas._periods_index import _text_range
        if _text_range(index, key)[2]:
            return _Rows(pos)
    return _Rows(pos, len(pos) == 1)


def _resolve_position(index, key, axis):
    n = len(index)
    if isinstance(key, slice):
        if key == _all:
            return _Rows(None)
        for x in (key.start, key.stop, key.step):
            if x is not None and (isinstance(x, bool) or not isinstance(x, (int, np.integer))):
                raise TypeError("cannot do positional indexing on %s with these indexers [%s] of type %s" % (type(index).__name__, x, type(x).__name__))
        return _Rows(np.arange(n)[key].astype("int64"))
    if _is_mask(key):
        return _Rows(_mask(index, key, True))
    if _listlike(key):
        if isinstance(key, np.ndarray) and key.dtype.kind in "iu" and key.ndim == 1:
            pos = key.astype("int64")
        else:
            v = list(key)
            if any(isinstance(x, str) for x in v):
                raise IndexError(".iloc requires numeric indexers, got %s" % (v,))
            pos = np.array(v, dtype="int64")
        if len(pos) and ((pos < -n) | (pos >= n)).any():
            raise IndexError("positional indexers are out-of-bounds")
        return _Rows(np.where(pos < 0, pos + n, pos).astype("int64") if len(pos) else np.empty(0, dtype="int64"))
    if isinstance(key, (int, np.integer)) and not isinstance(key, bool):
        if key < -n or key >= n:
            raise IndexError("single positional indexer is out-of-bounds")
        return _Rows(np.array([key + n if key < 0 else key], dtype="int64"), True)
    if isinstance(key, (float, np.floating)):
        raise TypeError("Cannot index by location index with a non-integer key")
    raise ValueError("Location based indexing can only have [integer, integer slice (START point is INCLUDED, END point is EXCLUDED), listlike of integers, boolean array] types")


def _rows_of(x, rows):
    """The rows of a Series or DataFrame; levels that the key used up are dropped."""
    out = x if rows.pos is None else _pandas.take(x, rows.pos)
    if rows.drop:
        out = out.copy() if out is x else out
        out.index = out.index.droplevel(rows.drop)
    return out


def _columns_of(df, cols):
    if cols.pos is None:
        return df
    out = _pandas.columns_at(df, cols.pos)
    if cols.drop and len(cols.pos):
        labels = df.columns.take(cols.pos).droplevel(cols.drop)
        out.columns = labels
    return out


def _called(key, obj):
    if isinstance(key, tuple):
        return tuple([apply_if_callable(k, obj) for k in key])
    if not isinstance(key, type):
        return apply_if_callable(key, obj)
    return key


def _split(obj, key, kind):
    """A frame's key as (rows, columns)."""
    index = obj.index
    if not isinstance(key, tuple):
        return _resolve(index, key, 0, kind), None
    if kind not in "it" and index.nlevels > 1:
        flat = not any(isinstance(x, slice) or _listlike(x) or isinstance(x, tuple) for x in key)
        if flat:
            try:
                return _resolve(index, key, 0, kind), None
            except KeyError:
                if 2 < len(key) <= index.nlevels:
                    raise
        elif len(key) > 2:
            return _resolve(index, key, 0, kind), None
    if len(key) > 2:
        raise IndexingError("Too many indexers")
    if len(key) == 1:
        return _resolve(index, key[0], 0, kind), None
    if kind in "it" or _listlike(key[0]) and _listlike(key[1]):
        return _resolve(index, key[0], 0, kind), _resolve(obj.columns, key[1], 1, kind)
    cols = _resolve(obj.columns, key[1], 1, kind)  # of two that are missing the column is the one that is named
    return _resolve(index, key[0], 0, kind), cols


def get(obj, key, kind):
    key = _called(key, obj)
    if kind == "l" and isinstance(obj.index, pd.MultiIndex) and obj.index.nlevels == 1 and not isinstance(key, (tuple, slice)) and not _listlike(key):
        at = _pandas.positions(obj.index, key)
        if not len(at):
            raise KeyError(key)
        return obj.iloc[at]
    if isinstance(obj, pd.Series):
        if isinstance(key, tuple) and obj.index.nlevels == 1 and len(key) == 1:
            key = key[0]
        if isinstance(key, tuple) and obj.index.nlevels == 1:
            raise IndexingError("Too many indexers")
        rows = _resolve(obj.index, key, 0, kind)
        if rows.scalar:
            return _pandas.value_at(obj, int(rows.pos[0]))
        if isinstance(key, tuple) and kind not in "it" and any(isinstance(x, slice) for x in key) and all(not _listlike(x) and (not isinstance(x, slice) or x == _all) for x in key):
            out = _rows_of(obj, rows)
            used = [k for k, x in enumerate(key) if not isinstance(x, slice)]
            if used and len(used) < obj.index.nlevels:
                out.index = out.index.droplevel(used)
            return out
        return _rows_of(obj, rows)
    if kind in "at" and kind != "i":
        if not isinstance(key, tuple) or len(key) != 2:
            raise ValueError("Invalid call for scalar access (getting)!") if kind == "a" else TypeError("not a valid key")
    if key is Ellipsis:
        return obj.copy()
    rows, cols = _split(obj, key, kind)
    if cols is None:
        if rows.scalar:
            return _pandas.row_at(obj, int(rows.pos[0]))
        return _rows_of(obj, rows)
    if cols.scalar:
        s = _pandas.column_at(obj, int(cols.pos[0]))
        if rows.scalar:
            return _pandas.value_at(s, int(rows.pos[0]))
        return _rows_of(s, rows)
    part = _columns_of(obj, cols)
    if rows.scalar:
        return _pandas.row_at(part, int(rows.pos[0]))
    return _rows_of(part, rows)


# --- setting
def _invalid(value, s):
    if str(s.dtype) == "str" and not _listlike(value):
        return TypeError("Invalid value '%s' for dtype 'str'. Value should be a string or missing value, got '%s' instead." % (value, type(value).__name__))
    if str(s.dtype) == "str":
        return TypeError("Invalid value for dtype 'str'. Value should be a string or missing value (or array of those).")
    return TypeError("Invalid value '%s' for dtype '%s'" % (value, s.dtype))


def _assigned(s, pos, value, whole=False):
    """The Series with the rows at positions replaced; pandas 3 raises when they do not fit its dtype."""
    out = _pandas.assign(s, pos, value)
    if out is None:
        if isinstance(value, (str,)) and str(s.dtype).startswith("datetime64"):
            try:
                return _assigned(s, pos, pd.Timestamp(value), whole)
            except ValueError:
                pass
        if isinstance(value, str) and str(s.dtype).startswith("timedelta64"):
            try:
                return _assigned(s, pos, pd.Timedelta(value), whole)
            except ValueError:
                pass
        if str(s.dtype) == "category":
            raise TypeError("Cannot setitem on a Categorical with a new category (%s), set the categories first" % (value if not _listlike(value) else list(value)[0],))
        if len(s) == 0 or len(pos) == 0:
            return s
        if str(s.dtype).startswith(("int", "uint")) and _whole_floats(value):
            return _assigned(s.astype("float64"), pos, value, whole)
        if isinstance(value, (pd.Series, pd.Index)):
            value = value.to_numpy() if not isinstance(value, pd.Series) else value
        raise _invalid(value if not isinstance(value, pd.Series) else list(value), s)
    return out


def _whole_floats(value):
    """An array of floats that are whole or missing: ints that it does not fit into become floats."""
    if not isinstance(value, (pd.Series, pd.Index, np.ndarray)) or not str(value.dtype).startswith("float"):
        return False
    v = np.asarray(value)
    v = v[~np.isnan(v)]
    return bool((v == np.floor(v)).all())


def _values_for(value, index, pos, n):
    """Values for n rows: aligned when they have labels."""
    if isinstance(value, pd.Series):
        want = index if pos is None else index.take(pos)
        if value.index.equals(want):
            return value
        if pos is not None and value.index.equals(index):
            return _pandas.take(value, pos)
        return _pandas.take(value, _pandas.find(value.index, want) if value.index.is_unique else _fail_duplicates())
    if isinstance(value, pd.DataFrame):
        raise ValueError("Incompatible indexer with DataFrame")
    if _listlike(value) or isinstance(value, tuple):
        if isinstance(value, np.ndarray) and value.ndim == 0:
            return value.item()
        if isinstance(value, np.ndarray) and value.ndim == 2 and 1 in value.shape:
            value = value.ravel()
        if isinstance(value, (tuple, range, set)) or type(value).__name__ in ("dict_keys", "dict_values"):
            value = list(value)
        if isinstance(value, dict):
            value = list(value.values())
        if len(value) != n and len(value) != 1:
            raise ValueError("cannot set using a list-like indexer with a different length than the value")
    return value


def _fail_duplicates():
    raise ValueError("cannot reindex on an axis with duplicate labels")


def put(obj, key, value, kind):
    key = _called(key, obj)
    if isinstance(obj, pd.Series):
        return _set_series(obj, key, value, kind)
    index, columns = obj.index, obj.columns
    whole = not isinstance(key, tuple) or (index.nlevels > 1 and kind not in "it" and not _pair(obj, key))
    if whole:
        row_key, col_key = key, _all
    else:
        if len(key) != 2:
            raise IndexingError("Too many indexers")
        row_key, col_key = key
    if isinstance(row_key, pd.DataFrame):
        return _pandas.become(obj, obj.mask(row_key, value))
    # new columns
    if kind not in "it":
        new = []
        if _listlike(col_key) and not _is_mask(col_key):
            new = [c for c in col_key if not len(_pandas.positions(columns, c))]
        elif not isinstance(col_key, slice) and not _listlike(col_key) and not len(_pandas.positions(columns, col_key)):
            new = [col_key]
        if new:
            if not _listlike(row_key) and not isinstance(row_key, slice) and not _listlike(col_key):
                try:
                    _resolve(index, row_key, 0, kind)
                except KeyError:  # a row of missing values first
                    from pandas._enlarge import cell
                    cell(obj, row_key, [], [], ranged(_label_column(index, row_key), index))
                    index = obj.index
            if isinstance(row_key, slice) and row_key == _all and len(new) == 1 and not _listlike(col_key):
                obj[new[0]] = value
                return
            for c in new:
                obj[c] = _blank_for(value, len(index))
            columns = obj.columns
    try:
        rows = _resolve(index, row_key, 0, kind)
    except KeyError:
        if kind in "it" or _listlike(row_key) or isinstance(row_key, slice):
            raise
        return _enlarge(obj, row_key, col_key, value, whole)
    cols = _resolve(columns, col_key, 1, kind)
    pos = np.arange(len(index)).astype("int64") if rows.pos is None else rows.pos
    where = range(len(columns)) if cols.pos is None else [int(k) for k in cols.pos]
    where = list(where)
    n = len(pos)
    made = []
    if kind in "it" and isinstance(value, pd.Series) and not rows.scalar and len(value) == n:
        value = _pandas.series(value, index.take(pos))  # by position: its labels do not count
    each = _per_column(obj, value, rows, pos, where, columns, n, cols.scalar)
    if n == 0 and rows.pos is not None and not (len(columns) == 1 and _own_array(obj)):
        if kind not in "it" and len(index) and _is_mask(row_key) and not whole and not _listlike(value):
            for k, v in zip(where, each):  # no row is replaced, but the column takes the type that holds the value
                s = _pandas.column_at(obj, k)
                held = _assigned(s.iloc[:1], np.zeros(1, dtype="int64"), v).dtype
                if held != s.dtype:
                    _pandas.set_column_at(obj, k, s.astype(held))
        return
    for k, v in zip(where, each):
        s = _pandas.column_at(obj, k)
        made.append(_assigned(s, pos, v, rows.pos is None))
    for k, s in zip(where, made):
        _pandas.set_column_at(obj, k, s)


def _own_array(obj):
    """Whether the only column has an array of pandas' own, which looks at the value also where no row is set."""
    return kind_of(_pandas.column_at(obj, 0)) in "CsIFBP"


def _blank_for(value, n):
    """What a new column holds in the rows that are not set: missing values of the value's kind."""
    if isinstance(value, str):
        return _typed_missing("str", n)
    if isinstance(value, pd.Timestamp):
        return _typed_missing("datetime64[%s]" % value.unit, n)
    if isinstance(value, pd.Timedelta):
        return _typed_missing("timedelta64[%s]" % value.unit, n)
    if isinstance(value, (list, np.ndarray, pd.Series)) and len(value):
        if isinstance(value, pd.Series):
            kind = str(value.dtype)
        else:
            kind = str(pd.Series(value).dtype) if not isinstance(value, np.ndarray) or value.ndim == 1 else "float64"
        if kind.startswith(("datetime64", "timedelta64")) or kind == "str":
            return _typed_missing(kind, n)
        if kind in ("bool", "object"):
            return _typed_missing("object", n)
        return np.full(n, np.nan)
    if isinstance(value, (int, float, np.integer, np.floating)) and not isinstance(value, (bool, np.bool_)) or value is None:
        return np.full(n, np.nan)
    return _typed_missing("object", n)


def _typed_missing(kind, n):
    if kind == "object":
        s = pd.Series([np.nan] * n, dtype="object")
    else:
        s = pd.Series([None] * n, dtype="object").astype(kind)
    return _pandas.series(s)


def _pair(obj, key):
    """Whether a key of a frame with several row levels is (rows, columns)."""
    if len(key) != 2:
        return False
    if isinstance(key[0], (tuple, slice)) or _listlike(key[0]):
        return True
    return len(_pandas.positions(obj.index, key)) == 0


def _per_column(obj, value, rows, pos, where, columns, n, one):
    """The values for each column that is set."""
    m = len(where)
    if isinstance(value, pd.DataFrame):
        labels = columns.take(np.array(where, dtype="int64"))
        want = obj.index.take(pos)
        out = []
        for c in labels:
            if not len(_pandas.positions(value.columns, c)):
                out.append(np.nan)
            else:
                out.append(_values_for(value[c], obj.index, pos, n))
        return out
    if isinstance(value, pd.Series):
        if rows.scalar and not one:
            labels = columns.take(np.array(where, dtype="int64"))
            at = _pandas.find(value.index, labels)
            return [value.iloc[int(k)] if k >= 0 else np.nan for k in at]
        v = _values_for(value, obj.index, pos, n)
        return [v] * m
    if isinstance(value, dict) and rows.scalar:
        labels = columns.take(np.array(where, dtype="int64"))
        return [value.get(c, np.nan) for c in labels]
    if _listlike(value) or isinstance(value, tuple):
        v = value
        if isinstance(v, (tuple, set, range)):
            v = list(v)
        if isinstance(v, np.ndarray) and v.ndim == 2 or isinstance(v, list) and v and all(isinstance(x, (list, tuple, np.ndarray)) for x in v) and not one:
            a = v if isinstance(v, np.ndarray) else [list(x) for x in v]
            shape = a.shape if isinstance(v, np.ndarray) else (len(a), len(a[0]))
            if shape[1] != m or shape[0] not in (n, 1):
                raise ValueError("Must have equal len keys and value when setting with an ndarray" if isinstance(v, np.ndarray) else
                                 "Must have equal len keys and value when setting with an iterable")
            if isinstance(v, np.ndarray):
                return [a[:, k] for k in range(m)]
            return [[r[k] for r in a] for k in range(m)]
        if one or (m == 1 and not rows.scalar):
            return [_values_for(v, obj.index, pos, n)] * m
        if len(v) == m:
            return list(v)
        if len(v) == n and m == 1:
            return [_values_for(v, obj.index, pos, n)]
        raise ValueError("Must have equal len keys and value when setting with an iterable")
    return [value] * m


def _label_column(index, label):
    from pandas._index import _concat, from_tuples
    if index.nlevels > 1:
        t = label if isinstance(label, tuple) else (label,)
        if len(t) != index.nlevels:
            t = t + ("",) * (index.nlevels - len(t))
        one = from_tuples([t])
    else:
        one = pd.Index([label], tupleize_cols=False)
    if len(index) == 0 and index.nlevels == 1:
        out = one
        out.name = index.name
        return out
    return _concat([index, one], names=list(index.names))


def _enlarge(obj, label, col_key, value, whole):
    from pandas._enlarge import cell, row
    index, columns = obj.index, obj.columns
    if whole:
        return row(obj, label, value)
    cols = _resolve(columns, col_key, 1, "l") if not (isinstance(col_key, slice) and col_key == _all) else _Rows(None)
    where = list(range(len(columns))) if cols.pos is None else [int(k) for k in cols.pos]
    m = len(where)
    if isinstance(value, pd.Series):
        labels = columns.take(np.array(where, dtype="int64"))
        at = _pandas.find(value.index, labels)
        each = [value.iloc[int(k)] if k >= 0 else np.nan for k in at]
    elif isinstance(value, dict):
        each = [value.get(c, np.nan) for c in columns.take(np.array(where, dtype="int64"))]
    elif (_listlike(value) or isinstance(value, tuple)) and not cols.scalar:
        each = list(value)
        if len(each) != m:
            raise ValueError("Must have equal len keys and value when setting with an iterable")
    else:
        each = [value] * m
    cell(obj, label, where, each, ranged(_label_column(index, label), index))


def _set_series(s, key, value, kind):
    index = s.index
    if isinstance(key, tuple) and index.nlevels == 1 and len(key) == 1:
        key = key[0]
    try:
        rows = _resolve(index, key, 0, kind)
    except KeyError:
        if kind in "it" or _listlike(key) or isinstance(key, slice):
            raise
        from pandas._enlarge import value as extended
        return extended(s, key, value, ranged(_label_column(index, key), index))
    pos = np.arange(len(index)).astype("int64") if rows.pos is None else rows.pos
    if rows.scalar and (_listlike(value) or isinstance(value, tuple)):
        if str(s.dtype) != "object":
            if hasattr(value, "__len__") and len(value) == 1:
                value = list(value)[0]
            else:
                raise ValueError("setting an array element with a sequence.")
        else:
            raise NotImplementedError("a list as one element of a Series")
    if kind in "it" and isinstance(value, pd.Series) and len(value) == len(pos):
        value = _pandas.series(value, index.take(pos))
    v = _values_for(value, index, None if rows.pos is None else pos, len(pos))
    if kind == "l" and not len(pos) and len(s) and _is_mask(key) and not _listlike(value):  # no row is replaced, but the values take the type that holds the new one
        return _pandas.become(s, s.astype(_assigned(s.iloc[:1], np.zeros(1, dtype="int64"), v).dtype))
    _pandas.become(s, _assigned(s, pos, v))


# --- [] of Series and DataFrames in the forms that C does not have
def series_get(s, key):
    key = _called(key, s)
    index = s.index
    if isinstance(key, slice):
        for x in (key.start, key.stop):
            if x is not None and not isinstance(x, (int, np.integer)):
                return get(s, key, "l")
        if index.nlevels == 1 and str(index.dtype).startswith("float"):
            return get(s, key, "l")
        return get(s, key, "i")
    if isinstance(key, tuple) and index.nlevels == 1:
        if key in list(index):
            return get(s, [key], "l").iloc[0]
        raise KeyError("key of type tuple not found and not a MultiIndex")
    out = get(s, key, "l")
    if _is_mask(key) and getattr(index, "freq", None) is not None and not isinstance(index, pd.PeriodIndex) and out.index.freq != index.freq:
        out.index.freq = None  # unlike loc, which has longer steps
    return out


def series_set(s, key, value):
    key = _called(key, s)
    if isinstance(key, slice) and all(x is None or isinstance(x, (int, np.integer)) for x in (key.start, key.stop)) and not str(s.index.dtype).startswith("float"):
        return _set_series(s, key, value, "i")
    if _is_mask(key) and not _listlike(value) and not len(_mask(s.index, key)):
        return None  # no row: nothing is asked of the type
    return _set_series(s, key, value, "l")


def frame_get(df, key):
    key = _called(key, df)
    if isinstance(key, slice):
        if all(x is None or isinstance(x, (int, np.integer)) for x in (key.start, key.stop)):
            return get(df, key, "i")
        return get(df, key, "l")
    if isinstance(key, pd.DataFrame):
        return df.where(key)
    if _is_mask(key):
        if not isinstance(key, pd.Series) and len(key) != len(df):
            raise ValueError("Item wrong length %d instead of %d." % (len(key), len(df)))
        return _rows_of(df, _Rows(_mask(df.index, key)))
    columns = df.columns
    if _listlike(key):
        labels = list(key)
        if columns.nlevels > 1 and labels and not isinstance(labels[0], tuple):
            return _columns_of(df, _Rows(_multi_positions(columns, (labels,))))
        return _columns_of(df, _resolve(columns, key if isinstance(key, pd.Index) else labels, 1, "l"))
    if columns.nlevels > 1:
        if isinstance(key, tuple) and any(isinstance(x, slice) or _listlike(x) for x in key):
            return _columns_of(df, _Rows(_multi_positions(columns, key)))
        pos = _pandas.positions(columns, key)
        if len(pos) == 0:
            raise KeyError(key)
        t = key if isinstance(key, tuple) else (key,)
        if len(t) == columns.nlevels:
            return _pandas.column_at(df, int(pos[0])) if len(pos) == 1 else _columns_of(df, _Rows(pos))
        out = _columns_of(df, _Rows(pos, False, len(t)))
        if out.shape[1] == 1 and out.columns.nlevels == 1 and out.columns[0] == "":
            s = _pandas.column_at(out, 0)
            s.name = key
            return s
        return out
    pos = _scalar_positions(columns, key)
    if len(pos) == 0:
        raise KeyError(key)
    if len(pos) == 1:
        return _pandas.column_at(df, int(pos[0]))
    return _columns_of(df, _Rows(pos))


def frame_del(df, key):
    """del df[key] of columns of several levels, all that begin with the key, or that repeat."""
    at = _pandas.positions(df.columns, key)
    if not len(at):
        raise KeyError(key)
    keep = np.ones(df.shape[1], dtype=np.bool_)
    keep[at] = False
    _pandas.become(df, _pandas.columns_at(df, np.flatnonzero(keep)))


def frame_set(df, key, value):
    key = _called(key, df)
    if isinstance(key, pd.DataFrame) or isinstance(key, np.ndarray) and key.ndim == 2:
        where = key if isinstance(key, pd.DataFrame) else pd.DataFrame(key, index=df.index, columns=df.columns)
        if not where.index.equals(df.index) or not where.columns.equals(df.columns):
            where = where.reindex(columns=df.columns, fill_value=False) if where.index.equals(df.index) else where.reindex(index=df.index, columns=df.columns, fill_value=False)
        if _listlike(value) or isinstance(value, pd.DataFrame):
            return _pandas.become(df, df.mask(where, value))
        flags = [(w.fillna(False) if w.hasnans else w).to_numpy().astype(np.bool_) for w in _pandas.columns(where)]
        parts = [_assigned(c, np.flatnonzero(w), value) if w.any() else c for c, w in zip(_pandas.columns(df), flags)]
        return _pandas.become(df, _pandas.frame(parts, df.columns, df.index, list(df.columns.names)))
    if _is_mask(key) and not _listlike(value) and not len(_mask(df.index, key)):
        return None  # no row: nothing is asked of the types
    if isinstance(key, slice) or _is_mask(key):
        return put(df, (key, _all) if not isinstance(key, slice) or not all(x is None or isinstance(x, int) for x in (key.start, key.stop)) else
                   (df.index[key] if df.index.is_unique else key, _all), value, "l")
    columns = df.columns
    if columns.nlevels > 1 and not _listlike(key):
        t = key if isinstance(key, tuple) else (key,)
        if len(t) < columns.nlevels:
            pos = _pandas.positions(columns, key)
            if len(pos):
                return put(df, (_all, columns.take(pos)), value, "l")
        t = t + ("",) * (columns.nlevels - len(t))
        return _pandas.set_column(df, t, value)
    labels = list(key)
    if isinstance(value, pd.DataFrame):
        if len(labels) != value.shape[1]:
            raise ValueError("Columns must be same length as key")
        for k, c in enumerate(labels):
            if len(_pandas.positions(value.columns, value.columns[k])) > 1:
                raise ValueError("Cannot set a DataFrame with multiple columns to the single column %s" % (c,))
            df[c] = _pandas.column_at(value, k)
        return
    if isinstance(value, np.ndarray) and value.ndim == 2 or isinstance(value, list) and value and isinstance(value[0], (list, tuple)):
        a = value if isinstance(value, np.ndarray) else [list(r) for r in value]
        width = a.shape[1] if isinstance(value, np.ndarray) else len(a[0])
        if width != len(labels):
            raise ValueError("Columns must be same length as key")
        for k, c in enumerate(labels):
            df[c] = a[:, k] if isinstance(value, np.ndarray) else [r[k] for r in a]
        return
    if isinstance(value, pd.Series):
        raise ValueError("Columns must be same length as key")
    if _listlike(value) or isinstance(value, tuple):
        if len(value) != len(labels):
            raise ValueError("Columns must be same length as key")
        for c, v in zip(labels, value):
            df[c] = v
        return
    for c in labels:
        df[c] = value


# --- operands
def _joined(a, b):
    """The labels of both: in order when they differ."""
    from pandas._pairs import joined
    return joined(a, b)[0]


def _moved(x, index):
    return x if x.index.equals(index) else _pandas.reindexed(x, index, _pandas.find(x.index, index))


def series_pair(a, b):
    """Two Series over the labels of both."""
    from pandas._pairs import joined, rows_at
    index, left, right = joined(a.index, b.index)
    return rows_at(a, index, left), rows_at(b, index, right)


def with_columns(f, labels):
    return f.reindex(columns=labels)


def frame_operands(a, b, compare, power):
    """Two frames, or a frame and a Series by its columns, with the same labels on both axes; and the columns of the result where pandas
    computes only with those that both frames have."""
    if isinstance(a, pd.DataFrame) and isinstance(b, pd.DataFrame):
        if compare:
            raise ValueError("Can only compare identically-labeled (both index and columns) DataFrame objects")
        from pandas._pairs import aligned
        mine, theirs = a.columns, b.columns
        if not power and mine.is_unique and theirs.is_unique and mine.nlevels == theirs.nlevels:
            shared = mine.join(theirs, how="inner")
            if len(shared) and not (len(shared) == len(mine) == len(theirs)):
                return aligned(a[shared.tolist()], b[shared.tolist()]) + (mine.join(theirs, how="outer"),)
        return aligned(a, b)
    frame, s = (a, b) if isinstance(a, pd.DataFrame) else (b, a)
    columns = frame.columns if frame.columns.equals(s.index) else _joined(frame.columns, s.index)
    wide = _full(frame, frame.index, columns)
    s = _moved(s, columns)
    other = _pandas.frame([pd.Series([s.iloc[k]] * len(frame), index=frame.index) if len(frame) else pd.Series([], dtype=s.dtype) for k in range(len(columns))], columns, frame.index)
    return (wide, other) if frame is a else (other, wide)


def frame_like(df, x):
    """A list or an array as a Series of the frame's columns, or as a frame of its shape."""
    a = np.asarray(x)
    if a.ndim == 0:
        return x
    if a.ndim == 1:
        if len(a) != df.shape[1]:
            raise ValueError("Unable to coerce to Series, length must be %d: given %d" % (df.shape[1], len(a)))
        return pd.Series(a, index=df.columns)
    if a.shape == df.shape:
        return pd.DataFrame(a, index=df.index, columns=df.columns)
    if a.shape[0] == df.shape[0] and a.shape[1] == 1 or a.shape[1] == df.shape[1] and a.shape[0] == 1:
        return pd.DataFrame(np.broadcast_to(a, df.shape), index=df.index, columns=df.columns)
    raise ValueError("Unable to coerce to DataFrame, shape must be %s: given %s" % (df.shape, a.shape))


def _full(df, index, columns):
    out = df
    if not df.columns.equals(columns):
        at = _pandas.find(df.columns, columns)
        parts = [_pandas.column_at(df, int(k)) if k >= 0 else pd.Series(np.full(len(df), np.nan)) for k in at]
        out = _pandas.frame(parts, columns, df.index)
    return _moved(out, index)


def xs(obj, key, axis=0, level=None, drop_level=True):
    if axis in (1, "columns"):
        if level is None:
            return frame_get(obj, key)
        return xs(obj.T, key, 0, level, drop_level).T if obj.columns.nlevels == 1 else _xs_columns(obj, key, level, drop_level)
    index = obj.index
    if level is None:
        if index.nlevels == 1:
            out = get(obj, key, "l")
            return out
        rows = _resolve(index, key, 0, "l")
        if rows.scalar:
            return _pandas.row_at(obj, int(rows.pos[0])) if isinstance(obj, pd.DataFrame) else _pandas.value_at(obj, int(rows.pos[0]))
        if not drop_level:
            rows.drop = 0
        return _rows_of(obj, rows)
    from pandas._index import _level_number
    levels = level if isinstance(level, (list, tuple)) else [level]
    keys = key if isinstance(level, (list, tuple)) else [key]
    numbers = [_level_number(index, k) for k in levels]
    keep = np.ones(len(index), dtype=bool)
    for k, x in zip(numbers, keys):
        here = np.zeros(len(index), dtype=bool)
        p = _scalar_positions(_pandas.level_values(index, k), x)
        if len(p) == 0:
            raise KeyError(x)
        here[p] = True
        keep = keep & here
    out = _pandas.take(obj, np.nonzero(keep)[0].astype("int64"))
    if drop_level:
        if len(set_of(numbers)) >= index.nlevels:
            return out
        out.index = out.index.droplevel(numbers)
    return out


def set_of(x):
    return dict.fromkeys(x)


def _xs_columns(obj, key, level, drop_level):
    from pandas._index import _level_number
    k = _level_number(obj.columns, level)
    p = _scalar_positions(_pandas.level_values(obj.columns, k), key)
    if len(p) == 0:
        raise KeyError(key)
    out = _pandas.columns_at(obj, p)
    if drop_level:
        out.columns = obj.columns.take(p).droplevel(k)
    return out


class _OnAxis:
    """df.loc(axis=1)[key]"""

    def __init__(self, obj, kind, axis):
        self._obj, self._kind, self._axis = obj, kind, axis

    def _key(self, key):
        if self._axis in (1, "columns"):
            return (_all, key)
        return (key, _all) if isinstance(self._obj, pd.DataFrame) else key

    def __getitem__(self, key):
        return get(self._obj, self._key(key), self._kind)

    def __setitem__(self, key, value):
        put(self._obj, self._key(key), value, self._kind)


def on_axis(obj, kind, axis=None):
    return _OnAxis(obj, kind, 0 if axis is None else axis)


class Shared:
    def xs(self, key, axis=0, level=None, drop_level=True):
        return xs(self, key, axis, level, drop_level)

    def truncate(self, before=None, after=None, axis=None, copy=None):
        across = axis in (1, "columns")
        labels = self.columns if across else self.index
        if not labels.is_monotonic_increasing and not labels.is_monotonic_decreasing:
            raise ValueError("truncate requires a sorted index")
        if isinstance(labels, (pd.PeriodIndex, pd.DatetimeIndex)):  # pandas makes moments of texts: "2016-01-10" is its midnight, "2023Q2" is April
            before, after = (pd.Timestamp(x) if isinstance(x, str) or type(x) is int and isinstance(labels, pd.DatetimeIndex) else x for x in (before, after))
        if before is not None and after is not None and before > after:
            raise ValueError("Truncate: %s must be after %s" % (after, before))
        if len(labels) > 1 and labels.is_monotonic_decreasing and labels.nunique() > 1:
            before, after = after, before
        return get(self, (_all, slice(before, after)) if across else slice(before, after), "l")


class Series(Shared):
    pass


class DataFrame(Shared):
    pass
