"""Labels, slices, masks and times by text resolved to positions along an axis."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import is_list_like, kind as kind_of
from pandas._col import apply_if_callable
from pandas._levels import level_and_codes

_all = slice(None, None, None)


IndexingError, UnsortedIndexError = pd.errors.IndexingError, pd.errors.UnsortedIndexError


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
        told = not isinstance(index, pd.TimedeltaIndex) and all(x is None or isinstance(x, str) for x in (a, b))
        disordered = not index.is_monotonic_increasing and (told or not index.is_monotonic_decreasing)
        if disordered and not told:
            return _slice_by_place(index, lo, hi, step)  # texts say which times are meant, moments where the slice begins and ends
        if disordered:
            for x in (lo, hi):  # a text ends with the last moment that it means
                if x is not None and not len(_pandas.positions(index, x)):
                    raise KeyError("Value based partial slicing on non-monotonic DatetimeIndexes with non-existing keys is not allowed.")
        elif index.is_monotonic_decreasing and not index.is_monotonic_increasing:
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
            if isinstance(label, str) and str(index.dtype).startswith(("int", "uint", "float")):  # NumPy looks for text among the numbers' texts
                s = pd.Series([str(x) for x in s.tolist()], dtype="str")
            try:
                below = (s < label if up else s > label).to_numpy()
            except TypeError:
                raise TypeError("cannot do slice indexing on %s with these indexers [%s] of type %s" % (type(index).__name__, label, type(label).__name__)) from None
            at = int(below.sum())
        else:
            raise KeyError("Cannot get %s slice bound for non-monotonic index with a missing label %r. Either sort the index or specify an existing label."
                           % ("left" if side == 0 else "right", label))
        if side == 0:
            lo = at
        else:
            hi = at
    return np.arange(lo, max(hi, lo))[:: 1 if step is None else step].astype("int64")


# --- several levels
def _as_tuple(x):
    return x if isinstance(x, tuple) else (x,)


def _level_places(index, key):
    """The place of each part of a key in its level (-1: missing, None: not there)."""
    out = []
    for k, x in enumerate(key):
        at = _pandas.positions(index.levels[k], x) if is_list_like(x) or not pd.isna(x) else [-1]
        out.append(int(at[0]) if len(at) else None)
    return out


def _between_places(codes, first, last):
    """Positions of the rows from one key to another in rows sorted by their places in the levels, both counted."""
    n = len(codes[0])
    lo, hi = 0, n
    for key, start in ((first, True), (last, False)):
        if key is None:
            continue
        less, same = np.zeros(n, dtype=bool), np.ones(n, dtype=bool)
        for c, x in zip(codes, key):
            less = less | (same & (c < x).to_numpy())
            same = same & (c == x).to_numpy()
        if start:
            lo = int(less.sum())
        else:
            hi = int((less | same).sum())
    return np.arange(lo, max(hi, lo)).astype("int64")


def _multi_slice(index, a, b):
    n = len(index)
    depth = max(len(_as_tuple(x)) for x in (a, b) if x is not None)
    if not index.is_monotonic_increasing:
        parts = [_pandas.level_values(index, k) for k in range(min(depth, index.nlevels))]
        if not _pandas.monotonic(parts, True):
            places = [None if x is None else _level_places(index, _as_tuple(x)) for x in (a, b)] if _sorted_to(index) >= depth else [[None]]
            if all(p is None or None not in p for p in places):
                return _between_places([pd.Series(c) for c in index.codes], *places)
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
            if kind_of(v) == "C":  # by the places of their categories
                places = v.cat.categories.get_indexer([x])
                if places[0] < 0:
                    raise KeyError(x)
                v, x = v.cat.codes, int(places[0])
            elif kind_of(v) == "O":  # whose values need not have an order of their own
                values, codes = level_and_codes(index, k)
                places = _pandas.find(values, pd.Index([x], dtype="object"))
                if places[0] >= 0:
                    v, x = pd.Series(codes), int(places[0])
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
        if isinstance(index, pd.DatetimeIndex) and isinstance(key, str) and not (len(index) and index.is_monotonic_increasing) and _text_bounds(index, key, index.tz)[2] < _resolution(index):
            return _Rows(pos)  # where moments have no order, those of a year or month may be none
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


def _called(key, obj):
    if isinstance(key, tuple):
        return tuple([apply_if_callable(k, obj) for k in key])
    if not isinstance(key, type):
        return apply_if_callable(key, obj)
    return key
