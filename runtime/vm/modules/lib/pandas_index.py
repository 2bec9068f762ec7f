"""Attributes of pandas' indexes, and where labels are."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import kind
from pandas._labels import _as_label, _concat, _invalid, _level_number, _named, _objects, _pandas_locs, _pandas_slice, _parts, _positions
from pandas._index_make import from_tuples


class FrozenList(list):
    """pandas' FrozenList."""

    def __setitem__(self, i, x):
        raise TypeError("'FrozenList' does not support mutable operations.")

    append = extend = pop = insert = __setitem__

    def __repr__(self):
        return f"FrozenList({_pandas.pprint(list(self))})"

    def __str__(self):
        return _pandas.pprint(list(self))

    def __hash__(self):
        return hash(tuple(self))


class PrettyDict(dict):
    """What Index.groupby gives: a dict that prints its values as lists."""

    def __repr__(self):
        return _pandas.pprint(dict(self))

    __str__ = __repr__


class Index:
    # --- what it is
    def names(self):
        return FrozenList(_pandas.index_names(self))

    def shape(self):
        return (len(self),)

    def ndim(self):
        return 1

    def empty(self):
        return len(self) == 0

    def T(self):
        return self

    def start(self):
        return _range_part(self, 0)

    def stop(self):
        return _range_part(self, 1)

    def step(self):
        return _range_part(self, 2)

    def levels(self):
        if self.nlevels == 1 and not isinstance(self, pd.MultiIndex):
            raise AttributeError("'%s' object has no attribute 'levels'" % type(self).__name__)
        from pandas._levels import level_set
        return FrozenList([_named(level_set(self, k)[:], self.names[k]) for k in range(self.nlevels)])

    def codes(self):
        if self.nlevels == 1 and not isinstance(self, pd.MultiIndex):
            if str(self.dtype) == "category":
                return _pandas.cat_codes(pd.Series(self)).to_numpy()
            raise AttributeError("'%s' object has no attribute 'codes'" % type(self).__name__)
        from pandas._levels import shown_codes
        return FrozenList([shown_codes(self, k) for k in range(self.nlevels)])

    def dtypes(self):
        if self.nlevels == 1:
            raise AttributeError("'%s' object has no attribute 'dtypes'" % type(self).__name__)
        names = ["level_%d" % k if n is None else n for k, n in enumerate(self.names)]
        return pd.Series([level.dtype for level in self.levels], index=pd.Index(names), dtype=object)

    def levshape(self):
        return tuple(len(x) for x in self.levels)

    def categories(self):
        return self.dtype.categories

    def ordered(self):
        return self.dtype.ordered

    def has_duplicates(self):
        return not self.is_unique

    def hasnans(self):
        if self.nlevels > 1:
            raise NotImplementedError("isna is not defined for MultiIndex")
        return bool(pd.Series(self).isna().any())

    def is_monotonic_increasing(self):
        return _pandas.monotonic(_parts(self), True)

    def is_monotonic_decreasing(self):
        return _pandas.monotonic(_parts(self), False)

    def inferred_type(self):
        kind = str(self.dtype)
        if self.nlevels == 1 and (kind == "object" or kind[:1] in "IUF"):
            return pd.api.types.infer_dtype(pd.Series(self), skipna=False)
        for begin, word in (("int", "integer"), ("uint", "integer"), ("float", "floating"), ("str", "string"), ("datetime64", "datetime64"), ("period", "period"), ("timedelta", "timedelta64"),
                            ("bool", "boolean"), ("category", "categorical")):
            if kind.startswith(begin):
                return word
        return "mixed" if len(self) else "empty"

    def array(self):
        from pandas._arrays import _of
        return _of(pd.Series(self))

    def nbytes(self):
        return self.to_numpy().nbytes

    # --- labels
    def get_loc(self, key):
        if isinstance(self, pd.IntervalIndex):
            from pandas._intervals import _positions_of
            pos = _positions_of(self, key)
        elif isinstance(self, pd.PeriodIndex) and isinstance(key, str):
            from pandas._places import _scalar_positions
            pos = _scalar_positions(self, key)
        else:
            pos = _positions(self, key)
        n = len(pos)
        if n == 0:
            raise KeyError(key)
        if n == 1 and not (self.nlevels > 1 and not (isinstance(key, tuple) and len(key) == self.nlevels)):
            return int(pos[0])
        if int(pos[-1]) - int(pos[0]) == n - 1 and (self.nlevels > 1 or self.is_monotonic_increasing):
            number = np.int64 if self.nlevels > 1 else int
            return slice(number(pos[0]), number(pos[-1] + 1), None)
        mask = np.zeros(len(self), dtype=bool)
        mask[pos] = True
        return mask

    def get_indexer(self, target, method=None, limit=None, tolerance=None):
        target = target if isinstance(target, pd.Index) else pd.Index(target)
        if isinstance(self, pd.IntervalIndex) and method is None:
            from pandas._intervals import _indexer
            return _indexer(self, target)
        if str(self.dtype).startswith(("datetime64", "timedelta64")) and str(target.dtype) in ("str", "object"):
            target = pd.Index([_as_label(self, x) for x in target])
        if not self.is_unique:
            raise _invalid()("Reindexing only valid with uniquely valued Index objects")
        if method is None:
            return _pandas.find(self, target)
        return _near(self, target, method, limit, tolerance)

    def get_indexer_for(self, target):
        target = target if isinstance(target, pd.Index) else pd.Index(target)
        if self.is_unique:
            return _pandas.find(self, target)
        return self.get_indexer_non_unique(target)[0]

    def get_indexer_non_unique(self, target):
        target = target if isinstance(target, pd.Index) else pd.Index(target)
        pos, gone = [], []
        for i, x in enumerate(target):
            p = _positions(self, x)
            if len(p) == 0:
                gone.append(i)
                pos.append(-1)
            else:
                pos += [int(k) for k in p]
        return np.array(pos, dtype="int64"), np.array(gone, dtype="int64")

    def slice_locs(self, start=None, end=None, step=None):
        p = _pandas_slice(self, slice(start, end, None))
        return (int(p[0]), int(p[-1]) + 1) if len(p) else (0, 0)

    def slice_indexer(self, start=None, end=None, step=None):
        a, b = Index.slice_locs(self, start, end)
        return slice(a, b, step)

    def get_slice_bound(self, label, side):
        a, b = Index.slice_locs(self, label, label)
        return a if side == "left" else b

    def searchsorted(self, value, side="left", sorter=None):
        value = _as_label(self, value)
        return pd.Series(self).searchsorted(value, side, sorter)

    def isin(self, values, level=None):
        if level is not None:
            return self.get_level_values(level).isin(values)
        if self.nlevels > 1:
            want = values if isinstance(values, pd.MultiIndex) else from_tuples(list(values)) if len(values) else None
            if want is None:
                return np.zeros(len(self), dtype=bool)
            return _pandas.find(want.drop_duplicates(), self) >= 0
        return pd.Series(self).isin(values).to_numpy()

    def get_level_values(self, level):
        from pandas._levels import values_of
        return values_of(self, _level_number(self, level))

    _get_level_values = get_level_values

    def equals(self, other):
        if not isinstance(other, pd.Index) or not _pandas.index_equal(self, other):
            return False
        return not (isinstance(self, pd.CategoricalIndex) and isinstance(other, pd.CategoricalIndex)) or self.ordered == other.ordered

    def identical(self, other):
        return self.equals(other) and list(self.names) == list(other.names) and type(self) is type(other)

    def is_(self, other):
        return self is other

    def copy(self, name=None, deep=False):
        out = self[:]
        if name is not None:
            out.name = name
        return out

    view = copy

    def item(self):
        if len(self) != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return self.tolist()[0] if self.nlevels == 1 and str(self.dtype)[:1] not in "IUFB" else self[0]

    def transpose(self, *args, **kwargs):
        return self

    def asof(self, label):
        if not self.is_monotonic_increasing and not self.is_monotonic_decreasing:
            raise ValueError("index must be monotonic increasing or decreasing")
        label = _as_label(self, label)
        at = _positions(self, label)
        if len(at):
            return self[int(at[-1])]
        pos = _near(self, pd.Index([label]), "pad", None, None)[0]
        return np.nan if pos < 0 else self[int(pos)]

    def groupby(self, values):
        values = pd.Categorical(list(values) if isinstance(values, pd.MultiIndex) else values)
        codes = values.codes
        return PrettyDict((c, self.take(np.nonzero(codes == k)[0])) for k, c in enumerate(values.categories))

    def get_locs(self, seq):
        return _pandas_locs(self, tuple(seq))

    def truncate(self, before=None, after=None):
        return self[_pandas_slice(self, slice(before, after, None))]

    def memory_usage(self, deep=False):
        return self.to_series().memory_usage(index=False) if self.nlevels == 1 and kind(self) in "sIFBC" else _pandas_memory(self)


def _range_part(index, k):
    if not isinstance(index, pd.RangeIndex):
        raise AttributeError("'%s' object has no attribute '%s'" % (type(index).__name__, ("start", "stop", "step")[k]))
    return _pandas.range_parts(index)[k]


def _pandas_memory(index):
    if isinstance(index, pd.RangeIndex):
        return 132
    if index.nlevels > 1:
        codes = sum([c.nbytes for c in index.codes])
        return codes + sum([_pandas_memory(x) for x in index.levels]) + sum([49 + len(x.encode()) if isinstance(x, str) else 16 if x is None else 24 for x in index.names])
    if isinstance(index, pd.IntervalIndex):
        return _pandas_memory(index.left) + _pandas_memory(index.right)
    kind = str(index.dtype)
    if kind in ("str", "category") or kind[:1] in "IUF":
        return pd.Series(index).memory_usage(index=False)
    return index.to_numpy().nbytes


def _tuples(index):
    return _objects(list(index))


def _compare_tuples(index, other, op):
    """Labels of several levels beside a tuple, or others."""
    rows = list(index)
    if isinstance(other, (pd.Index, pd.Series, np.ndarray)) or type(other).__name__.endswith("Array"):
        if len(other) != len(rows):
            raise ValueError("Lengths must match to compare")
        others = list(other)
    elif isinstance(other, list):
        if len(other) != len(rows):
            raise ValueError("Lengths must match to compare")
        others = other
    else:
        others = [other] * len(rows)
    if op == 2:
        out = [a == b for a, b in zip(rows, others)]
    elif op == 3:
        out = [a != b for a, b in zip(rows, others)]
    elif op == 0:
        out = [a < b for a, b in zip(rows, others)]
    elif op == 1:
        out = [a <= b for a, b in zip(rows, others)]
    elif op == 4:
        out = [a > b for a, b in zip(rows, others)]
    else:
        out = [a >= b for a, b in zip(rows, others)]
    return np.array([bool(x) for x in out], dtype=bool)


_NEAR = {"pad": -1, "ffill": -1, "backfill": 1, "bfill": 1, "nearest": 0}


def _sorted_keys(index, target):
    """Labels that rise and others of their type, as numbers of one kind; None: others."""
    if not index.is_monotonic_increasing or not index.is_unique or index.nlevels > 1 or index.dtype != target.dtype:
        return None
    if isinstance(index, (pd.DatetimeIndex, pd.TimedeltaIndex)):
        return (index.asi8, target.asi8) if index.asi8[0] > -2 ** 63 else None
    return (np.asarray(index), np.asarray(target)) if str(index.dtype) == "int64" else None


def _nearest(keys, wanted, side, gone):
    """Positions of the last of the keys that is not above (-1), of the first not below (1) or of the nearest one (0); -1: none."""
    n = len(keys)
    before = np.searchsorted(keys, wanted, side="right") - 1
    after = np.searchsorted(keys, wanted, side="left") if side >= 0 else before
    if side < 0:
        out = before
    elif side > 0:
        out = np.where(after < n, after, -1)
    else:
        a, b = np.maximum(before, 0), np.minimum(after, n - 1)
        out = np.where((wanted - keys[a] < keys[b] - wanted) & (before >= 0) | (after == n), a, b)
    return np.where(gone, -1, out).astype(np.int64)


def _near(index, target, method, limit, tolerance):
    """Positions of the nearest labels: pad (ffill), backfill (bfill), nearest."""
    if not index.is_monotonic_increasing and not index.is_monotonic_decreasing:
        raise ValueError("index must be monotonic increasing or decreasing")
    if not len(index):
        return np.full(len(target), -1, dtype=np.int64)
    keys = _sorted_keys(index, target)
    if keys is not None and tolerance is None and method in _NEAR:
        return _nearest(keys[0], keys[1], _NEAR[method], pd.isna(target))
    exact = _pandas.find(index, target)
    both = _concat([index, target])
    order = _pandas.order([pd.Series(both)], True)
    rank = np.empty(len(both), dtype="int64")
    rank[order] = np.arange(len(both))
    n = len(index)
    srt = np.sort(rank[:n])
    at = np.argsort(rank[:n], kind="stable")
    k = np.searchsorted(srt, rank[n:])
    before = np.where(k > 0, at[np.maximum(k - 1, 0)], -1)
    after = np.where(k < n, at[np.minimum(k, n - 1)], -1)
    gone = pd.isna(target)  # nothing lies beside what is missing
    before[gone] = after[gone] = -1
    if method != "nearest" and not index.is_monotonic_increasing:  # by their places: labels that fall
        before, after = after, before
    if method in ("pad", "ffill"):
        out = np.where(exact >= 0, exact, before)
    elif method in ("backfill", "bfill"):
        out = np.where(exact >= 0, exact, after)
    elif method == "nearest":
        out = []
        for i, x in enumerate(target):
            a, b = int(before[i]), int(after[i])
            if exact[i] >= 0:
                out.append(int(exact[i]))
            elif a < 0 or b < 0:
                out.append(max(a, b))
            else:
                out.append(a if x - index[a] < index[b] - x else b)
        out = np.array(out, dtype="int64")
    else:
        raise ValueError("Invalid fill method. Expecting pad (ffill), backfill (bfill) or nearest. Got %s" % method)
    if tolerance is not None:
        if str(index.dtype).startswith(("datetime", "timedelta")):
            tolerance = pd.Timedelta(tolerance)
        out = np.array([p if p >= 0 and abs(index[int(p)] - x) <= tolerance else -1 for p, x in zip(out, target)], dtype="int64")
    return out
