"""Small methods of pandas' Series and frames: assign, insert, first_valid_index, searchsorted, align, order of the values, axes."""
import numpy as np
import pandas as pd
import _pandas
from pandas._col import apply_if_callable
from pandas._levels import under
from pandas._base import axis_of, bare, is_frame, is_list_like, is_series, kind, like_series, names_of, nan, no_default, remade, take
from pandas._joins import join as join_labels
from pandas._pairs import columns_at, rows_at


def _valid(x, last):
    if is_frame(x):
        there = np.zeros(len(x), dtype=np.bool_)
        for c in _pandas.columns(x):
            there = there | c.notna().to_numpy()
    else:
        there = x.notna().to_numpy()
    at = np.flatnonzero(there)
    return x.index[int(at[-1 if last else 0])] if len(at) else None


def _monotonic(s, down):
    if len(s) == 1 and kind(s) == "O" and s.iloc[0] is None:  # it is itself
        return True
    if kind(s) == "C":  # by the places of their categories
        s = s.cat.codes
    if s.isna().any():
        return False
    if kind(s) != "O":
        return _pandas.monotonic([s], not down)
    v = s.tolist()
    try:
        return _never_turns(v, down)
    except TypeError:  # values without an order
        return False


def _never_turns(v, down):
    return all(a >= b for a, b in zip(v[:-1], v[1:])) if down else all(a <= b for a, b in zip(v[:-1], v[1:]))


def _shared(a, b, how):
    """(labels, rows of a, rows of b)"""
    return (a, None, None) if _pandas.same(a, b) else join_labels(a, b, how)


def align(x, other, join, axis, fill_value):
    if join not in ("outer", "inner", "left", "right"):
        raise ValueError(f"invalid join: {join}")
    a, b = x, other
    axis = None if axis is None else axis_of(axis, is_frame(x))
    if is_frame(x) and is_series(other):
        if axis is None:
            raise ValueError("Must specify axis=0 or 1")
        if axis == 1:
            labels, p, q = _shared(x.columns, other.index, join)
            return columns_at(x, labels, p), rows_at(other, labels, q)
        index, p, q = _shared(x.index, other.index, join)
        return rows_at(x, index, p), rows_at(other, index, q)
    if axis in (None, 0):
        index, p, q = _shared(x.index, other.index, join)
        a, b = rows_at(a, index, p), rows_at(b, index, q)
        if is_series(x) and not x.index.equals(other.index):
            a, b = a if join == "left" else remade(a), b if join == "right" else remade(b)
    if is_frame(x) and axis in (None, 1):
        labels, p, q = _shared(x.columns, other.columns, join)
        a, b = columns_at(a, labels, p), columns_at(b, labels, q)
    if fill_value is not None and fill_value is not no_default:
        a, b = a.fillna(fill_value), b.fillna(fill_value)
    return a, b


class Series:
    def first_valid_index(self):
        return _valid(self, False)

    def last_valid_index(self):
        return _valid(self, True)

    def searchsorted(self, value, side="left", sorter=None):
        if kind(self) in "IFBs" and self.isna().any():
            raise ValueError("searchsorted requires array to be sorted, which is impossible with NAs present.")
        v = self.to_numpy() if kind(self) in "biuf" else self.values if kind(self) in "mM" else np.asarray(self.to_numpy())
        many = is_list_like(value)
        if sorter is not None:
            v = v[np.asarray(sorter)]
        if kind(self) in "Mm":
            want = pd.Series(list(value) if is_list_like(value) else [value])
            want = pd.to_timedelta(want) if kind(self) == "m" else pd.to_datetime(want)
            if kind(self) == "M" and self.dt.tz is not None and want.dt.tz is None:
                want = want.dt.tz_localize(self.dt.tz)
            unit = "ns"
            r = np.searchsorted(self.dt.as_unit(unit).to_numpy() if kind(self) == "m" or self.dt.tz is None else self.dt.as_unit(unit).values, want.dt.as_unit(unit).values, side=side)
            return r if is_list_like(value) else np.int64(r[0])
        if kind(self) == "s":
            import bisect
            find = bisect.bisect_left if side == "left" else bisect.bisect_right
            words = v.tolist()
            return np.array([find(words, x) for x in value]) if many else np.int64(find(words, value))
        if v.dtype.kind in "mM":
            read = pd.to_datetime if v.dtype.kind == "M" else pd.to_timedelta
            value = pd.Series(read(list(value) if many else [value]))
            found = np.searchsorted(v, (value.dt.tz_convert(None) if "," in str(value.dtype) else value).to_numpy().astype(v.dtype), side=side)
            return found if many else found[0]
        return np.searchsorted(v, value, side=side)

    def is_unique(self):
        codes, first = _pandas.codes(self, False)
        return len(first) == len(codes)

    def is_monotonic_increasing(self):
        return _monotonic(self, False)

    def is_monotonic_decreasing(self):
        return _monotonic(self, True)

    def axes(self):
        return [self.index]

    def align(self, other, join="outer", axis=None, level=None, copy=no_default, fill_value=None):
        return align(self, other, join, axis, fill_value)

    def argsort(self, axis=0, kind="quicksort", order=None, stable=None):
        at = _pandas.order([self])
        return like_series(at, self)

    def item(self):
        if len(self) != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return self.iloc[0] if kind(self) in "IFB" else self.tolist()[0]

    def repeat(self, repeats, axis=None):
        n = len(self)
        at = np.repeat(np.arange(n), repeats if not is_list_like(repeats) else np.asarray(repeats))
        r = remade(take(self, at))
        if isinstance(self.index, pd.RangeIndex):
            r.index = self.index.repeat(repeats)
        return r

    def keys(self):
        return self.index

    def __round__(self, decimals=0):
        return self.round(decimals)

    def get(self, key, default=None):
        try:
            return self[key]
        except (KeyError, IndexError, ValueError):
            return default

    def compare(self, other, align_axis=1, keep_shape=False, keep_equal=False, result_names=("self", "other")):
        if not _pandas.same(self.index, other.index):
            raise ValueError("Can only compare identically-labeled Series objects")
        differ = bare(self) != bare(other)
        differ = (differ.fillna(True) if str(differ.dtype) == "boolean" else differ).to_numpy().astype(np.bool_) & ~(self.isna().to_numpy() & other.isna().to_numpy())
        a, b = self, other
        if not keep_equal:
            a, b = _pandas.put(a, ~differ, nan), _pandas.put(b, ~differ, nan)
        rows = np.arange(len(self)) if keep_shape else np.flatnonzero(differ)
        both = take(_pandas.frame([a, b], list(result_names), self.index), rows)
        if axis_of(align_axis) == 1:
            return both
        out = both.stack()
        out.name = self.name
        return out

    def equals(self, other):
        return is_series(other) and len(self) == len(other) and str(self.dtype) == str(other.dtype) and bool(_pandas.same(self.index, other.index)) and _same_cells(self, other)


def _same_cells(a, b):
    x, y = a.isna().to_numpy(), b.isna().to_numpy()
    if not np.array_equal(x, y) or (str(a.dtype) == "category" and a.dtype != b.dtype):
        return False
    same = bare(a) == bare(b)
    return bool((np.asarray((same.fillna(True) if str(same.dtype) == "boolean" else same).to_numpy(), dtype=np.bool_) | x).all())


class DataFrame:
    def first_valid_index(self):
        return _valid(self, False)

    def last_valid_index(self):
        return _valid(self, True)

    def axes(self):
        return [self.index, self.columns]

    def __round__(self, decimals=0):
        return self.round(decimals)

    def assign(self, **kwargs):
        r = self.copy()
        for name, x in kwargs.items():
            x = apply_if_callable(x, r)
            r[name] = pd.Series(x) if isinstance(x, dict) else x
        return r

    def insert(self, loc, column, value, allow_duplicates=no_default):
        labels = _pandas.labels(self)
        if not isinstance(loc, (int, np.integer)):
            raise TypeError("loc must be int")
        if column in labels and allow_duplicates is not True:
            raise ValueError(f"cannot insert {column}, already exists")
        n = len(labels)
        if loc < 0:
            raise ValueError("unbounded slice")
        if loc > n:
            raise IndexError(f"index {loc} is out of bounds for axis 0 with size {n}")
        one = pd.DataFrame(index=self.index)
        one["x"] = value
        columns = _pandas.columns(self)
        heads = self.columns.insert(loc, column)
        r = _pandas.frame(columns[:loc] + [bare(one["x"])] + columns[loc:], heads, self.index if n or len(self.index) else one.index)
        _pandas.become(self, r)

    def align(self, other, join="outer", axis=None, level=None, copy=no_default, fill_value=None):
        return align(self, other, join, axis, fill_value)

    def equals(self, other):
        return (is_frame(other) and self.shape == other.shape and _pandas.labels(self) == _pandas.labels(other) and bool(_pandas.same(self.index, other.index))
                and all(str(a.dtype) == str(b.dtype) and _same_cells(a, b) for a, b in zip(_pandas.columns(self), _pandas.columns(other))))

    def itertuples(self, index=True, name="Pandas"):
        labels, lists = _pandas.labels(self), [list(c) for c in _pandas.columns(self)]
        fields = (["Index"] if index else []) + [str(x) for x in labels]
        if index:
            lists = [list(self.index)] + lists
        rows = zip(*lists) if lists else [()] * len(self)
        if name is None:
            return iter(list(rows))
        import collections
        make = collections.namedtuple(name, fields, rename=True)
        return iter([make(*r) for r in rows])

    def compare(self, other, align_axis=1, keep_shape=False, keep_equal=False, result_names=("self", "other")):
        if self.shape != other.shape or _pandas.labels(self) != _pandas.labels(other) or not _pandas.same(self.index, other.index):
            raise ValueError("Can only compare identically-labeled (both index and columns) DataFrame objects")
        parts, at, rows = [], [], np.zeros(len(self), dtype=np.bool_)
        for k, (a, b) in enumerate(zip(_pandas.columns(self), _pandas.columns(other))):
            differ = bare(a) != bare(b)
            differ = (differ.fillna(True) if str(differ.dtype) == "boolean" else differ).to_numpy().astype(np.bool_) & ~(a.isna().to_numpy() & b.isna().to_numpy())
            if not differ.any() and not keep_shape:
                continue
            rows = rows | differ
            if not keep_equal:
                a, b = _pandas.put(a, ~differ, nan), _pandas.put(b, ~differ, nan)
            parts += [a, b]
            at += [k, k]
        if not parts:
            if axis_of(align_axis) == 0:
                return _pandas.frame([], self.columns[:0], under(self.index, np.zeros(0, dtype=np.int64), []))
            return _pandas.frame([], under(self.columns, np.zeros(0, dtype=np.int64), []), self.index[:0])
        if axis_of(align_axis) == 0:
            k = 2 * (len(self) if keep_shape else int(rows.sum()))
            kept = np.arange(len(self)) if keep_shape else np.flatnonzero(rows)
            index = under(self.index, np.repeat(kept, 2), list(result_names) * (k // 2))
            inter = np.repeat(kept, 2) + np.tile(np.array([0, len(self)]), len(kept))
            return _pandas.frame([take(_pandas.join([bare(a), bare(b)]), inter) for a, b in zip(parts[::2], parts[1::2])], self.columns.take(at[::2]), index)
        r = _pandas.frame(parts, under(self.columns, at, list(result_names) * (len(parts) // 2)), self.index)
        return r if keep_shape else take(r, np.flatnonzero(rows))


def round_by(f, decimals):
    """Each column to the decimals that a Series of its label says."""
    if not decimals.index.is_unique:
        raise ValueError("Index of decimals must be unique")
    return f.round(decimals.to_dict())
