"""Intervals of pandas: Interval, IntervalIndex, interval_range, IntervalDtype.

A column of intervals is one of objects whose first value is an Interval; C asks such a column's first value for the name of its type."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import make_index
from pandas._cut import Interval

nan = float("nan")


class IntervalDtype:
    __module__ = "pandas"
    name = "interval"
    kind = "O"
    type = Interval

    def __init__(self, subtype=None, closed=None):
        if isinstance(subtype, str) and subtype.startswith("interval"):
            inner = subtype[9:-1] if "[" in subtype else ""
            subtype, _, c = inner.partition(",")
            closed = closed or c.strip() or None
        self.subtype = None if subtype in (None, "") else np.dtype(subtype) if not isinstance(subtype, str) or not subtype.startswith("datetime64[") else np.dtype(subtype)
        self.closed = closed

    def __str__(self):
        if self.subtype is None:
            return "interval"
        return "interval[%s]" % self.subtype if self.closed is None else "interval[%s, %s]" % (self.subtype, self.closed)

    __repr__ = __str__

    def __eq__(self, other):
        if isinstance(other, str):
            return other == str(self) or other == "interval"
        return isinstance(other, IntervalDtype) and str(self) == str(other)

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(str(self))


def _dtype(name):
    return IntervalDtype(name)


def _beside_missing(s):
    """Intervals of ints, among which some are missing, have floats as bounds."""
    values = s.tolist()
    if not any(isinstance(v, pd.Interval) and isinstance(v.left, (int, np.integer)) for v in values):
        return s
    return _pandas.objects([pd.Interval(float(v.left), float(v.right), v.closed) if isinstance(v, pd.Interval) else v for v in values])


def _scalar(x):
    """A bound as an Interval holds it."""
    return x


def _bounds(left, right, closed):
    """Intervals of two columns of bounds."""
    a, b = pd.Series(left), pd.Series(right)
    if len(a) != len(b):
        raise ValueError("left and right must have the same length")
    if str(a.dtype) != str(b.dtype) and str(a.dtype)[:3] in ("int", "flo") and str(b.dtype)[:3] in ("int", "flo"):
        a, b = a.astype("float64"), b.astype("float64")
    if str(a.dtype) in ("object", "str", "category"):
        raise TypeError("category, object, and string subtypes are not supported for IntervalIndex")
    out = [nan if (x != x or x is pd.NaT) else Interval(x, y, closed) for x, y in zip(*[list(s.to_numpy()) if str(s.dtype)[:3] in ("int", "flo", "uin") else s.tolist() for s in (a, b)])]
    return out


def _index(items, name=None):
    s = _pandas.objects(items)
    out = make_index(s)
    out.name = name
    return out


def _interval_index(data=None, closed=None, dtype=None, copy=False, name=None, verify_integrity=True):
    """pd.IntervalIndex(intervals)."""
    if data is None or isinstance(data, (int, float, str)):
        raise TypeError("IntervalIndex(...) must be called with a collection of some kind, %r was passed" % (data,))
    if name is None:
        name = getattr(data, "name", None)
    items = []
    for x in data:
        if isinstance(x, Interval):
            if closed is not None and x.closed != closed:
                x = Interval(x.left, x.right, closed)
            items.append(x)
        elif x is None or x != x:
            items.append(nan)
        else:
            raise TypeError("type %s with value %s is not an interval" % (type(x), x))
    if len({x.closed for x in items if isinstance(x, Interval)}) > 1:
        raise ValueError("intervals must all be closed on the same side")
    return _index(items, name)


def interval_range(start=None, end=None, periods=None, freq=None, name=None, closed="right"):
    """pandas.interval_range: intervals of one length, side by side."""
    there = start if start is not None else end
    if freq is None and sum(x is not None for x in (start, end, periods)) < 3:
        freq = 1 if isinstance(there, (int, float, np.number)) else "D"
    if sum(x is not None for x in (start, end, periods, freq)) != 3:
        raise ValueError("Of the four parameters: start, end, periods, and freq, exactly three must be specified")
    if isinstance(there, (int, float, np.number)):
        if freq is not None and not isinstance(freq, (int, float, np.number)):
            raise ValueError("freq must be numeric or convertible to DateOffset, got %s" % (freq,))
        if periods is not None and freq is None:
            breaks = np.linspace(start, end, periods + 1)
            if all(isinstance(x, (int, np.integer)) for x in (start, end)) and (breaks == breaks.astype("int64")).all():
                breaks = breaks.astype("int64")
        elif periods is None:
            n = int((end - start) // freq)
            breaks = start + np.arange(n + 1) * freq
        elif start is None:
            breaks = end - np.arange(periods, -1, -1) * freq
        else:
            breaks = start + np.arange(periods + 1) * freq
    else:
        breaks = pd.date_range(start, end, periods=None if periods is None else periods + 1, freq=freq) if isinstance(there, str) or hasattr(there, "year") or isinstance(there, pd.Timestamp) \
            else pd.timedelta_range(start, end, periods=None if periods is None else periods + 1, freq=freq)
    return _from_breaks(breaks, closed, name)


def _from_breaks(breaks, closed="right", name=None):
    b = pd.Series(breaks).reset_index(drop=True)
    return _index(_bounds(b.iloc[:-1], b.iloc[1:], closed), name)


def _from_arrays(left, right, closed="right", name=None, copy=False, dtype=None):
    return _index(_bounds(left, right, closed), name)


def _from_tuples(data, closed="right", name=None, copy=False, dtype=None):
    pairs = [x if isinstance(x, tuple) else (nan, nan) for x in data]
    for x in pairs:
        if len(x) != 2:
            raise ValueError("IntervalIndex.from_tuples requires tuples of length 2, got %s" % (x,))
    return _index(_bounds([x[0] for x in pairs], [x[1] for x in pairs], closed), name)


class Index:
    """What only an index of intervals has."""

    def from_breaks(cls, breaks, closed="right", name=None, copy=False, dtype=None):
        return _from_breaks(breaks, closed, name)

    def _check(self, name):
        if not isinstance(self, pd.IntervalIndex):
            raise AttributeError("'%s' object has no attribute '%s'" % (type(self).__name__, name))
        return self

    def _side(self, name):
        return pd.Index([nan if x != x else getattr(x, name) for x in Index._check(self, name)])

    def left(self):
        return Index._side(self, "left")

    def right(self):
        return Index._side(self, "right")

    def mid(self):
        return Index._side(self, "mid")

    def length(self):
        return Index._side(self, "length")

    def closed(self):
        for x in Index._check(self, "closed"):
            if x == x:
                return x.closed
        return "right"

    def closed_left(self):
        return Index.closed(self) in ("left", "both")

    def closed_right(self):
        return Index.closed(self) in ("right", "both")

    def open_left(self):
        return not Index.closed_left(self)

    def open_right(self):
        return not Index.closed_right(self)

    def is_empty(self):
        return np.array([x == x and x.is_empty for x in Index._check(self, "is_empty")], dtype=bool)

    def contains(self, other):
        return np.array([x == x and other in x for x in Index._check(self, "contains")], dtype=bool)

    def overlaps(self, other):
        if not isinstance(other, Interval):
            raise TypeError("`other` must be Interval-like, got %s" % type(other).__name__)
        return np.array([x == x and bool(x.overlaps(other)) for x in Index._check(self, "overlaps")], dtype=bool)

    def is_overlapping(self):
        items = sorted([x for x in Index._check(self, "is_overlapping") if x == x], key=lambda x: (x.left, x.right))
        return any(a.overlaps(b) for a, b in zip(items[:-1], items[1:]))

    def is_non_overlapping_monotonic(self):
        items = list(Index._check(self, "is_non_overlapping_monotonic"))
        both = Index.closed(self) == "both"
        up = all(a.right < b.left if both else a.right <= b.left for a, b in zip(items[:-1], items[1:]))
        down = all(b.right < a.left if both else b.right <= a.left for a, b in zip(items[:-1], items[1:]))
        return up or down

    def set_closed(self, closed):
        if closed not in ("left", "right", "both", "neither"):
            raise ValueError("invalid option for 'closed': %s" % closed)
        return _index([x if x != x else Interval(x.left, x.right, closed) for x in Index._check(self, "set_closed")], self.name)

    def to_tuples(self, na_tuple=True):
        out = np.empty(len(self), dtype=object)
        for i, x in enumerate(Index._check(self, "to_tuples")):
            out[i] = (x._bound(x.left), x._bound(x.right)) if x == x else (nan, nan) if na_tuple else nan
        return pd.Index(_pandas.objects(list(out)), tupleize_cols=False, name=self.name)


def _positions_of(index, key):
    """Where the intervals are that hold a value, or equal an interval."""
    if isinstance(key, Interval):
        return np.array([i for i, x in enumerate(index) if x == key], dtype="int64")
    try:
        return np.array([i for i, x in enumerate(index) if x == x and key in x], dtype="int64")
    except TypeError:
        return np.array([], dtype="int64")


def _label_bounds(index, a, b):
    """(first, one after the last) of a slice of labels: intervals of the index, or values that intervals hold."""
    items = list(index)
    apart = all(x == x for x in items) and Index.is_non_overlapping_monotonic(index)
    out = [0, len(items)]
    for side, label in enumerate((a, b)):
        if label is None:
            continue
        pos = _positions_of(index, label)
        if len(pos):
            out[side] = int(pos[-1]) + 1 if side else int(pos[0])
        elif isinstance(label, Interval):
            raise KeyError(label)
        elif not apart:
            raise KeyError("can only get slices from an IntervalIndex if bounds are non-overlapping and all monotonic increasing or decreasing")
        elif len(items) > 1 and items[0].left > items[-1].left:
            raise NotImplementedError("slices by values of intervals in falling order are not supported")
        elif side == 0:
            out[0] = sum(1 for x in items if x.right < label or (x.right == label and x.closed in ("left", "neither")))
        else:
            out[1] = sum(1 for x in items if x.left < label or (x.left == label and x.closed in ("left", "both")))
    return out[0], out[1]


def _indexer(index, target):
    if isinstance(target, pd.IntervalIndex):
        where = {x: i for i, x in enumerate(index)}
        return np.array([where.get(x, -1) for x in target], dtype="int64")
    items = list(index)
    if Index.is_overlapping(index):
        raise pd.errors.InvalidIndexError("cannot handle overlapping indices; use IntervalIndex.get_indexer_non_unique")
    order = sorted(range(len(items)), key=lambda i: items[i].left)
    lefts = np.array([items[i].left for i in order])
    out = []
    for v in target:
        k = -1
        if v == v and v is not None:
            for at in (int(np.searchsorted(lefts, v, side="right")) - 1, int(np.searchsorted(lefts, v, side="left")) - 1):
                if at >= 0 and v in items[order[at]]:
                    k = order[at]
                    break
        out.append(k)
    return np.array(out, dtype="int64")
