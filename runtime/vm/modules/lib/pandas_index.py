"""Constructors and methods of pandas' indexes: Index, RangeIndex, MultiIndex, DatetimeIndex, TimedeltaIndex, CategoricalIndex."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import kind, ranged

_no = object()


def _named(index, name):
    if name is not None:
        index.name = name
    return index


def _is_rows(x):
    return isinstance(x, (list, tuple, np.ndarray, pd.Series, pd.Index, range)) or hasattr(x, "__iter__") and not isinstance(x, (str, bytes))


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
        from pandas._offsets import to_offset
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
    s = pd.Series(data if not isinstance(data, pd.Index) else list(data))
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


def _level_number(index, level):
    names = list(index.names)
    if isinstance(level, (int, np.integer)) and not isinstance(level, bool) and level not in names:
        k = int(level)
        if k < 0:
            k += index.nlevels
        if not 0 <= k < index.nlevels:
            if level < 0:
                raise IndexError("Too many levels: Index has only %d levels, %d is not a valid level number" % (index.nlevels, level))
            raise IndexError("Too many levels: Index has only %d level%s, not %d" % (index.nlevels, "s" if index.nlevels > 1 else "", level + 1))
        return k
    if names.count(level) > 1:
        raise ValueError("The name %s occurs multiple times, use a level number" % level)
    if level in names:
        return names.index(level)
    raise KeyError("Level %s not found" % level if index.nlevels > 1 else "Requested level (%s) does not match index name (%s)" % (level, names[0]))


def _column(index):
    """The labels of one level as a Series."""
    return pd.Series(index)


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
        from pandas._levels import level_set, level_and_codes
        out = []
        for k in range(self.nlevels):
            v = level_and_codes(self, k)[0] if _pandas.level_set(self, k) is not None else level_set(self, k)
            out.append(_named(v[:], self.names[k]))
        return FrozenList(out)

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
        return bool(pd.Series(self).isna().any()) if self.nlevels == 1 else False

    def is_monotonic_increasing(self):
        return _pandas.monotonic(_parts(self), True)

    def is_monotonic_decreasing(self):
        return _pandas.monotonic(_parts(self), False)

    def inferred_type(self):
        kind = str(self.dtype)
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
            from pandas._loc import _scalar_positions
            pos = _scalar_positions(self, key)
        else:
            pos = _positions(self, key)
        n = len(pos)
        if n == 0:
            raise KeyError(key)
        if n == 1 and not (self.nlevels > 1 and not (isinstance(key, tuple) and len(key) == self.nlevels)):
            return int(pos[0])
        if int(pos[-1]) - int(pos[0]) == n - 1 and (self.nlevels > 1 or self.is_monotonic_increasing):
            return slice(int(pos[0]), int(pos[-1]) + 1, None)
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
        if method is None:
            if not self.is_unique:
                raise _invalid()("Reindexing only valid with uniquely valued Index objects")
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
        return self[0]

    # --- names
    def rename(self, name, inplace=False):
        out = self if inplace else self[:]
        if self.nlevels > 1:
            out.names = name
        else:
            out.name = name
        return None if inplace else out

    def set_names(self, names, level=None, inplace=False):
        out = self if inplace else self[:]
        if level is None:
            if self.nlevels == 1:
                out.names = names if isinstance(names, (list, tuple)) else [names]
            else:
                if not isinstance(names, (list, tuple, pd.Index)):
                    if isinstance(names, dict):
                        names = [names.get(n, n) for n in self.names]
                    else:
                        raise TypeError("Must pass list-like as `names`.")
                out.names = list(names)
        else:
            levels = level if isinstance(level, (list, tuple)) else [level]
            new = list(names) if isinstance(level, (list, tuple)) else [names]
            have = list(self.names)
            for k, n in zip(levels, new):
                have[_level_number(self, k)] = n
            out.names = have
        return None if inplace else out

    # --- other shapes
    def to_series(self, index=None, name=None):
        out = pd.Series(self if self.nlevels == 1 else _objects(list(self)))
        out.index = self if index is None else index
        out.name = self.name if name is None else name
        return out

    def to_frame(self, index=True, name=_no, allow_duplicates=False):
        if self.nlevels == 1:
            label = self.name if name is _no else name
            out = pd.DataFrame({0 if label is None else label: pd.Series(self)})
        else:
            names = list(self.names) if name is _no else name
            out = _pandas.frame([_pandas.level_values(self, k) for k in range(self.nlevels)], pd.RangeIndex(self.nlevels) if all(n is None for n in names) else [k if n is None else n for k, n in enumerate(names)])
        if self.nlevels == 1 and label is None:
            out.columns = pd.RangeIndex(1)
        if index:
            out.index = self
        return out

    def transpose(self, *args, **kwargs):
        return self

    def to_flat_index(self):
        return self if self.nlevels == 1 else pd.Index(_objects(list(self)), tupleize_cols=False)

    def to_list(self):
        return list(self)

    def astype(self, dtype, copy=True):
        if self.nlevels > 1:
            if str(dtype) == "category":
                raise NotImplementedError("> 1 ndim Categorical are not supported at this time")
            if str(dtype) == "object":
                return self
            raise TypeError("Setting a MultiIndex dtype to anything other than object is not supported")
        return _named(pd.Index(pd.Series(self).astype(dtype)), self.name)

    def map(self, mapper, na_action=None):
        if self.nlevels > 1:
            v = [mapper(x) if callable(mapper) else mapper.get(x) if isinstance(mapper, dict) else mapper[x] for x in self]
            return pd.Index(v)
        if str(self.dtype) == "category":
            return _named(pd.Index(pd.Series(self).map(mapper, na_action)), self.name)
        if callable(mapper):
            v = [x if na_action == "ignore" and x != x else mapper(x) for x in self]
            if v and all(isinstance(x, tuple) for x in v):
                return from_tuples(v)
            if not v:
                return pd.Index([], dtype="int64", name=self.name) if isinstance(self, pd.RangeIndex) else self[:0]
            return _named(_like_type(pd.Index(v), self), self.name)
        s = pd.Series(self).map(mapper, na_action)
        s.name = None
        return _named(pd.Index(s), self.name)

    def take(self, indices, axis=0, allow_fill=True, fill_value=None):
        pos = np.array(indices, dtype="int64")
        n = len(self)
        if ((pos < -n) | (pos >= n)).any():
            raise IndexError("index %d is out of bounds for axis 0 with size %d" % (int(pos[(pos < -n) | (pos >= n)][0]), n))
        return _pandas.index_take(self, np.where(pos < 0, pos + n, pos))

    def repeat(self, repeats, axis=None):
        return _pandas.index_take(self, np.repeat(np.arange(len(self)), repeats).astype("int64"))

    def append(self, other):
        parts = [self] + (list(other) if isinstance(other, (list, tuple)) else [other])
        if self.nlevels > 1 and all(x.nlevels > 1 for x in parts):
            from pandas._levels import appended
            return appended(_concat(parts), parts)
        out = inferred(_concat(parts))
        return ranged(out, self)

    def infer_objects(self, copy=True):
        if self.nlevels > 1:
            raise NotImplementedError("infer_objects is not implemented for MultiIndex. Use index.to_frame().infer_objects() instead.")
        if str(self.dtype) != "object":
            return self
        return _pandas.index([_column(self).infer_objects()], list(self.names))

    def insert(self, loc, item):
        n = len(self)
        item = item.item() if isinstance(item, (np.integer, np.floating)) else item
        if n == 0 and self.nlevels == 1 and (isinstance(self, pd.RangeIndex) or str(self.dtype) == "object"):  # no labels of no type
            out = pd.RangeIndex(item, item + 1) if isinstance(self, pd.RangeIndex) and type(item) is int else pd.Index([item])
            out.name = self.name
            return out
        if self.nlevels == 1 and (item is None or item is pd.NA) and str(self.dtype) != "object":
            item = np.nan
        loc = loc + n if loc < 0 else loc
        if self.nlevels == 1 and n and not isinstance(self, pd.MultiIndex):
            same = np.zeros(0, dtype="int64") if isinstance(item, (tuple, list)) or str(self.dtype) == "object" and pd.isna(item) is True else _positions(self, item)
            gone = not len(same) and not isinstance(item, tuple) and pd.isna(item) is True and not str(self.dtype).startswith(("int", "uint", "bool", "object", "interval", "complex"))
            if len(same) or gone:  # of the type that the others are of
                at = np.concatenate([np.arange(loc), [int(same[0]) if len(same) else -1], np.arange(loc, n)]).astype("int64")
                return _pandas.index_take(self, at) if not isinstance(self, pd.RangeIndex) else _ranged_insert(self, at)
        if self.nlevels == 1 and str(self.dtype) in _NARROW and isinstance(item, (int, float)) and not isinstance(item, bool):
            one = np.array([item])
            kept = one.astype(str(self.dtype))
            if str(self.dtype) == "float32" or kept[0] == item:
                return _concat([self[:loc], pd.Index(kept), self[loc:]], names=list(self.names))
        if self.nlevels > 1:
            one = from_tuples([item if isinstance(item, tuple) else (item,) + ("",) * (self.nlevels - 1)])
        else:
            one = _pandas.index([_pandas.objects([item])], [None]) if isinstance(item, tuple) else pd.Index([item])
            if type(one) is type(self) and isinstance(self, (pd.DatetimeIndex, pd.TimedeltaIndex)):
                one = _pandas.index_like(one, self)
        out = _concat([self[:loc], one, self[loc:]], names=list(self.names))
        if self.nlevels == 1 and str(self.dtype) == "object":
            out = out.astype("object")
        if isinstance(self, (pd.DatetimeIndex, pd.TimedeltaIndex)) and type(out) is type(self) and self.freq is not None and (
                n == 0 or loc == 0 and item + self.freq == self[0] or loc == n and self[-1] + self.freq == item):
            out.freq = self.freq
        if self.nlevels > 1:
            from pandas._levels import inserted
            return inserted(out, self, one)
        return _compact(out, self, self)

    def delete(self, loc):
        keep = np.ones(len(self), dtype=bool)
        keep[loc] = False
        if getattr(self, "freq", None) is not None and keep.any() and not isinstance(self, pd.PeriodIndex):
            at = np.flatnonzero(keep)
            if at[-1] - at[0] + 1 != len(at):  # some between others
                out = self.take(at)
                out.freq = None
                return out
        return self[keep]

    def drop(self, labels, level=None, errors="raise"):
        if level is not None:
            return self[~self.get_level_values(level).isin(labels if isinstance(labels, (list, tuple, pd.Index, np.ndarray)) else [labels])]
        labels = list(labels) if isinstance(labels, (list, pd.Index, np.ndarray, pd.Series, set)) else [labels]
        keep = np.ones(len(self), dtype=bool)
        gone = []
        for x in labels:
            p = _positions(self, x)
            if len(p) == 0:
                gone.append(x)
            else:
                keep[p] = False
        if gone and errors != "ignore":
            raise KeyError("%s not found in axis" % gone if self.nlevels == 1 else gone[0])
        return self[keep]

    def unique(self, level=None):
        if level is not None and self.nlevels > 1:
            return self.get_level_values(level).unique()
        first = _pandas.codes(_keys(self), False)[1]
        return self if len(first) == len(self) else _pandas.index_take(self, first)

    def nunique(self, dropna=True):
        return len(_pandas.codes(_keys(self), bool(dropna))[1])

    def duplicated(self, keep="first"):
        codes = _pandas.codes(_keys(self), False)[0]
        return pd.Series(codes).duplicated(keep).to_numpy()

    def drop_duplicates(self, keep="first"):
        return self if self.is_unique else self[~Index.duplicated(self, keep)]

    def value_counts(self, normalize=False, sort=True, ascending=False, bins=None, dropna=True):
        if self.nlevels == 1:
            return self.to_series(index=range(len(self))).value_counts(normalize=normalize, sort=sort, ascending=ascending, dropna=dropna)
        codes, first = _pandas.codes(_parts(self), bool(dropna))
        counts = np.bincount(codes[codes >= 0], minlength=len(first))
        out = pd.Series(counts / counts.sum() if normalize else counts, index=_pandas.index_take(self, first), name="proportion" if normalize else "count")
        return out.sort_values(ascending=ascending, kind="stable") if sort else out

    def factorize(self, sort=False, use_na_sentinel=True):
        u = self.unique()
        if use_na_sentinel and self.nlevels == 1 and self.hasnans:
            u = u[~Index.isna(u)]
        if sort:
            u = u.sort_values()
        u = _renamed(u, [None] * u.nlevels)
        return _pandas.find(u, self), u

    def sort_values(self, return_indexer=False, ascending=True, na_position="last", key=None):
        by = self if key is None else key(self)
        order = _order_of_labels(_parts(by), bool(ascending) if not isinstance(ascending, list) else ascending, na_position)
        out = _pandas.index_take(self, order)
        return (out, order) if return_indexer else out

    def sortlevel(self, level=0, ascending=True, sort_remaining=True, na_position="first"):
        if self.nlevels == 1:
            return Index.sort_values(self, True, ascending, na_position)
        k = _level_number(self, level)
        parts = _parts(self)
        order = _order_of_labels([parts[k]] + (parts[:k] + parts[k + 1:] if sort_remaining else []), bool(ascending), na_position)
        return _pandas.index_take(self, order), order

    def argsort(self, *args, **kwargs):
        return _pandas.order(_parts(self), True)

    def isna(self):
        if self.nlevels > 1:
            raise NotImplementedError("isna is not defined for MultiIndex")
        return pd.Series(self).isna().to_numpy()

    isnull = isna

    def notna(self):
        return ~Index.isna(self)

    notnull = notna

    def dropna(self, how="any"):
        if self.nlevels > 1:
            gone = [pd.Series(p).isna().to_numpy() for p in _parts(self)]
            bad = gone[0]
            for g in gone[1:]:
                bad = (bad | g) if how == "any" else (bad & g)
            return self[~bad]
        return self[~Index.isna(self)] if self.hasnans else self

    def fillna(self, value):
        if self.nlevels > 1:
            raise NotImplementedError("fillna is not defined for MultiIndex")
        if _pandas_list_like(value) and not isinstance(value, tuple):
            raise TypeError("'value' must be a scalar, passed: %s" % type(value).__name__)
        if not self.hasnans:
            return self[:]
        s = pd.Series(self)
        try:
            s = s.fillna(value)
        except TypeError:  # labels of several types
            s = s.astype("object").fillna(value)
        return _named(pd.Index(s), self.name)

    def where(self, cond, other=None):
        if self.nlevels > 1:
            raise NotImplementedError(".where is not supported for MultiIndex operations")
        s = pd.Series(self).where(pd.Series(np.asarray(cond)), np.nan if other is None else other)
        return _named(pd.Index(s), self.name)

    def putmask(self, mask, value):
        return Index.where(self, ~np.asarray(mask), value)

    def shift(self, periods=1, freq=None):
        if isinstance(self, pd.PeriodIndex):
            from pandas._periods_index import Index as Periods
            return Periods._moved(self, periods, freq)
        if not str(self.dtype).startswith(("datetime64", "timedelta64")):
            raise NotImplementedError("This method is only implemented for DatetimeIndex, PeriodIndex and TimedeltaIndex; Got type %s" % type(self).__name__)
        from pandas._offsets import to_offset
        import _pandas_dates
        off = to_offset(freq) if freq is not None else self.freq
        if off is None:
            raise ValueError("Cannot shift with no freq")
        if off == self.freq:
            return _pandas_dates.set_freq(self + off * periods, self.freq) if periods and len(self) else self[:]
        return self + off * periods if len(self) else _pandas_dates.set_freq(self[:], (self + off * periods).freq)

    def diff(self, periods=1):
        return pd.Index(self.to_series().diff(periods))

    def round(self, decimals=0, *args, **kwargs):
        if str(self.dtype).startswith(("datetime64", "timedelta64")):
            from pandas._dt import _round
            return _round(self, decimals, 0, *args, **kwargs)
        return _named(pd.Index(pd.Series(self).round(decimals)), self.name)

    # --- numbers
    def min(self, axis=None, skipna=True):
        return _extreme(self, min, skipna)

    def max(self, axis=None, skipna=True):
        return _extreme(self, max, skipna)

    def sum(self):
        return pd.Series(self).sum()

    def mean(self, skipna=True, axis=None):
        return pd.Series(self).mean()

    def std(self):
        if not isinstance(self, (pd.DatetimeIndex, pd.TimedeltaIndex)):
            raise AttributeError("'%s' object has no attribute 'std'" % type(self).__name__)
        return lambda axis=None, dtype=None, out=None, ddof=1, keepdims=False, skipna=True: pd.Series(self).std(ddof=ddof)

    def any(self):
        return _logical(self, "any")

    def all(self):
        return _logical(self, "all")

    def argmin(self, axis=None, skipna=True):
        return _place_of_extreme(self, "argmin", skipna)

    def argmax(self, axis=None, skipna=True):
        return _place_of_extreme(self, "argmax", skipna)

    # --- sets
    def union(self, other, sort=None):
        other = _other_labels(self, other)
        if self.nlevels > 1 and other.nlevels == 1 and len(other) and not isinstance(other[0], tuple):
            raise NotImplementedError("Can only union MultiIndex with MultiIndex or Index of tuples, try mi.to_flat_index().union(other) instead.")
        from pandas._joins import unordered
        name = _both_names(self, other)
        this, that = _of_one_type(self, other)
        if len(that) == 0 or this.equals(that):
            return _renamed(this if sort is not True else this.sort_values(), name)
        if len(this) == 0:
            return _renamed(that, name)
        if isinstance(self, pd.RangeIndex) and isinstance(other, pd.RangeIndex) and sort is None:
            r = _range_union(self, other)
            if r is not None:
                return _renamed(r, name)
        merged = this.is_monotonic_increasing and that.is_monotonic_increasing
        if that.is_unique:
            extra = that[_pandas.find(this if this.is_unique else this.unique(), that) < 0]
            out = this if not len(extra) else _concat([this, extra]) if this.nlevels == 1 else this.append(extra)
        else:
            out = _as_often(_concat([this, that]), len(this))
        if sort is not False and not (merged and str(out.dtype) == "object" and unordered(out)):
            try:
                out = out.sort_values() if merged and (this.is_unique or that.is_unique) else _in_order(out)  # what has no order stays one behind the other
            except TypeError:
                import warnings
                if merged:
                    return _renamed(out, name)
                warnings.warn("The values in the array are unorderable. Pass `sort=False` to suppress this warning.", RuntimeWarning, stacklevel=2)
        if isinstance(out, (pd.DatetimeIndex, pd.TimedeltaIndex)):
            from pandas._base import timed
            out = timed(out[:], self, other, True)
        return _renamed(_compact(out, self, other), name)

    def intersection(self, other, sort=False):
        other = _other_labels(self, other)
        name = _both_names(self, other)
        if self.nlevels == 1 and other.nlevels == 1 and not (len(self) and len(other)):
            this, that = _of_one_type(self, other)
            return _renamed((this if not len(this) or str(self.dtype) != str(this.dtype) else that)[:0], name)
        if self.nlevels == 1 and other.nlevels == 1 and not _comparable(self, other):
            return _renamed(pd.Index([], dtype="object"), name)
        this, that = _of_one_type(self, other)
        a = this.unique()
        out = a[_pandas.find(that.unique(), a) >= 0]
        if sort is None:
            out = _in_order(out)
        return _renamed(_compact(out, self, other), name)

    def difference(self, other, sort=None):
        other = other if isinstance(other, pd.Index) else pd.Index(other)
        a = self.unique()
        out = a[_pandas.find(other.unique(), a) < 0] if len(other) else a
        if sort is not False:
            try:
                out = _in_order(out)
            except TypeError:
                pass
        return _renamed(_compact(out, self, other), list(self.names))

    def symmetric_difference(self, other, result_name=None, sort=None):
        other = _other_labels(self, other)
        a, b = Index.difference(self, other, False), Index.difference(other, self, False)
        out = _concat([a, b])
        if sort is not False:
            try:
                out = _in_order(out)
            except TypeError:
                pass
        return _renamed(_compact(out, self, other), _both_names(self, other) if result_name is None else [result_name])

    def join(self, other, *, how="left", level=None, return_indexers=False, sort=False):
        other = other if isinstance(other, pd.Index) else pd.Index(other)
        from pandas._joins import join
        out = join(self, other, how, sort)
        return out if return_indexers else out[0]

    def reindex(self, target, method=None, level=None, limit=None, tolerance=None):
        target = target if isinstance(target, pd.Index) else pd.Index(target) if len(target) else self[:0]
        if self.equals(target):
            return target, None
        if not self.is_unique:
            raise ValueError("cannot handle a non-unique multi-index!" if self.nlevels > 1 else "cannot reindex on an axis with duplicate labels")
        return target, Index.get_indexer(self, target, method, limit, tolerance)

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

    # --- several levels
    def droplevel(self, level=0):
        levels = level if isinstance(level, (list, tuple)) else [level]
        if not levels:
            return self
        gone = {_level_number(self, k) for k in levels}
        if len(gone) >= self.nlevels:
            raise ValueError("Cannot remove %d levels from an index with %d levels: at least one level must be left." % (len(gone), self.nlevels))
        from pandas._levels import picked
        return picked(self, [k for k in range(self.nlevels) if k not in gone])

    def swaplevel(self, i=-2, j=-1):
        a, b = _level_number(self, i), _level_number(self, j)
        order = list(range(self.nlevels))
        order[a], order[b] = order[b], order[a]
        return Index.reorder_levels(self, order)

    def reorder_levels(self, order):
        order = [_level_number(self, k) for k in order]
        if len(order) != self.nlevels:
            raise AssertionError("Length of order must be same as number of levels (%d), got %d" % (self.nlevels, len(order)))
        from pandas._levels import picked
        return picked(self, order)

    def set_levels(self, levels, level=None, verify_integrity=True):
        from pandas._levels import set_levels
        return set_levels(self, levels, level, verify_integrity)

    def set_codes(self, codes, *, level=None, verify_integrity=True):
        from pandas._levels import set_codes
        return set_codes(self, codes, level, verify_integrity)

    def equal_levels(self, other):
        from pandas._levels import equal_levels
        return equal_levels(self, other)

    def remove_unused_levels(self):
        from pandas._levels import without_unused
        return without_unused(self)

    def get_locs(self, seq):
        return _pandas_locs(self, tuple(seq))

    def truncate(self, before=None, after=None):
        return self[_pandas_slice(self, slice(before, after, None))]

    def memory_usage(self, deep=False):
        return self.to_series().memory_usage(index=False) if self.nlevels == 1 and kind(self) in "sIFBC" else _pandas_memory(self)

    def set_categories(self, *a, **k):
        return _named(pd.Index(pd.Series(self).cat.set_categories(*a, **k)), self.name)

    def rename_categories(self, *a, **k):
        return _categories_changed(self, "rename_categories", a, k)

    def add_categories(self, *a, **k):
        return _categories_changed(self, "add_categories", a, k)

    def remove_categories(self, *a, **k):
        return _categories_changed(self, "remove_categories", a, k)

    def remove_unused_categories(self, *a, **k):
        return _categories_changed(self, "remove_unused_categories", a, k)

    def reorder_categories(self, *a, **k):
        return _categories_changed(self, "reorder_categories", a, k)

    def as_ordered(self, *a, **k):
        return _categories_changed(self, "as_ordered", a, k)

    def as_unordered(self, *a, **k):
        return _categories_changed(self, "as_unordered", a, k)


def _categories_changed(index, name, a, k):
    if str(index.dtype) != "category":
        raise AttributeError("'%s' object has no attribute '%s'" % (type(index).__name__, name))
    return _named(pd.Index(getattr(pd.Series(index).cat, name)(*a, **k)), index.name)


def _ranged_insert(index, at):
    return _named(pd.Index(index.to_numpy()[at]), index.name)


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


def _invalid():
    return pd.errors.InvalidIndexError


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


def _pandas_list_like(x):
    return isinstance(x, (list, tuple, set, dict, np.ndarray, pd.Series, pd.Index, range))


def _as_label(index, x):
    """Text and datetimes as labels of times."""
    kind = str(index.dtype)
    if kind.startswith("datetime64") and isinstance(x, str):
        return pd.Timestamp(x) if index.tz is None else pd.Timestamp(x).tz_localize(index.tz) if pd.Timestamp(x).tz is None else pd.Timestamp(x)
    if kind.startswith("timedelta64") and isinstance(x, str):
        return pd.Timedelta(x)
    return x


def _order_of_labels(parts, ascending, na_position):
    """The rows in order; missing labels first or last."""
    order = _pandas.order(parts, ascending)
    if na_position == "last" or len(parts) == 1 and not pd.Series(parts[0]).isna().any():
        return order
    if len(parts) == 1:
        gone = pd.Series(parts[0]).isna().to_numpy()[order]
        return np.concatenate([order[gone], order[~gone]])
    codes = []
    for p in parts:
        c = pd.factorize(pd.Series(p), sort=True)[0] if str(p.dtype) != "category" else pd.Series(p).cat.codes.to_numpy()
        codes.append(pd.Series(c.astype("int64")))
    return _pandas.order(codes, ascending)


def _in_order(index):
    """The labels sorted; among objects numbers before text. TypeError when they have no order."""
    return _pandas.index_take(index, _pandas.order(_parts(index), True, index.nlevels == 1))


def _missing_of(index):
    kind = str(index.dtype)
    if kind.startswith(("datetime64", "timedelta64", "period")):
        return pd.NaT
    return pd.NA if kind[:1] in "IUF" or kind in ("boolean", "string") else np.nan


def _bare_int(index, x):
    return int(x) if isinstance(index, pd.RangeIndex) else x


def _extreme(index, f, skipna):
    if not len(index):
        return _missing_of(index)
    if index.nlevels > 1:
        return f(list(index))
    if index.is_monotonic_increasing:
        end = index[0] if f is min else index[-1]
        if not pd.isna(end):
            return _bare_int(index, end)
    if index.hasnans and (not skipna or Index.isna(index).all()):
        return _missing_of(index)
    s = pd.Series(index)
    return _bare_int(index, s.min() if f is min else s.max())


_NARROW = ("int8", "int16", "int32", "uint8", "uint16", "uint32", "uint64", "float32")


def _like_type(made, index):
    """Results of a function over the labels: of their type where it holds them."""
    t = str(index.dtype)
    if t in _NARROW and str(made.dtype) == ("float64" if t == "float32" else "int64"):
        values = made.to_numpy()
        kept = values.astype(t)
        return pd.Index(kept) if t == "float32" or (kept == values).all() else made
    if t.startswith(("Int", "UInt", "Float", "boolean")) and len(index):
        from pandas._nullable import pointwise
        r = pointwise(list(made), pd.Series(index))
        return pd.Index(r) if str(r.dtype).startswith(("Int", "UInt", "Float", "boolean")) else pd.Index(r, dtype="object")
    return made


def _logical(index, name):
    if index.nlevels > 1:
        raise TypeError("cannot perform %s with %s" % (name, type(index).__name__))
    kind = str(index.dtype)
    s = pd.Series(index)
    if kind == "category" or kind.startswith("datetime64"):
        return s.any() if name == "any" else s.all()
    r = bool(s.any() if name == "any" else s.all())
    return r if kind in ("str", "string") else np.bool_(r)


def _place_of_extreme(index, name, skipna):
    if index.nlevels == 1 and index.hasnans:
        if not skipna:
            raise ValueError("Encountered an NA value with skipna=False")
        if Index.isna(index).all():
            raise ValueError("Encountered all NA values")
    if index.nlevels > 1:
        rows = list(index)
        return np.int64(rows.index(min(rows) if name == "argmin" else max(rows)))
    s = pd.Series(index)
    out = s.argmin() if name == "argmin" else s.argmax()
    return int(out) if isinstance(index, pd.RangeIndex) or str(index.dtype) in ("str", "string") else np.int64(out)


def _objects(values):
    out = np.empty(len(values), dtype=object)
    for i, x in enumerate(values):
        out[i] = x
    return out


def _parts(index):
    return [_pandas.level_values(index, k) for k in range(index.nlevels)]


def _keys(index):
    """The labels as what _pandas.codes tells apart: those of one level each missing value from the other."""
    parts = _pandas.levels(index)
    return parts[0] if index.nlevels == 1 else parts


def _positions(index, key):
    """Where a label is: an array of positions, empty when it is nowhere."""
    return _pandas.positions(index, key)


def _pandas_slice(index, key):
    from pandas._loc import _label_slice
    return _label_slice(index, key)


def _pandas_locs(index, key):
    from pandas._loc import _multi_positions
    return _multi_positions(index, key)


def _near(index, target, method, limit, tolerance):
    """Positions of the nearest labels: pad (ffill), backfill (bfill), nearest."""
    if not index.is_monotonic_increasing and not index.is_monotonic_decreasing:
        raise ValueError("index must be monotonic increasing or decreasing")
    if not len(index):
        return np.full(len(target), -1, dtype=np.int64)
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


def inferred(index):
    """Labels put end to end that are objects have the type that they are of."""
    if index.nlevels > 1 or str(index.dtype) != "object" or not len(index):
        return index
    return pd.Index(index.tolist(), tupleize_cols=False, name=index.name)


def _concat(parts, names=None):
    n = max(p.nlevels for p in parts)
    if names is None:
        names = list(parts[0].names)
        for p in parts[1:]:
            names = [a if k < p.nlevels and a == p.names[k] else None for k, a in enumerate(names)]
    if n > 1:
        return _pandas.index([_series_concat([_pandas.level_values(p, k) for p in parts]) for k in range(n)], names)
    s = _series_concat(parts)
    if str(s.dtype) == "object" and len(parts) > 1 and len(s) and all([isinstance(x, str) for x in s.tolist()]):
        s = s.astype("str")
    out = pd.Index(s, name=None)
    if all(isinstance(p, pd.RangeIndex) for p in parts) and len(parts) > 1:
        r = _range_chain([p for p in parts if len(p)])
        out = r if r is not None else out
    elif isinstance(parts[0], pd.RangeIndex) and str(out.dtype) == "int64":
        out = ranged(out)
    out.name = names[0]
    from pandas._base import with_step
    return with_step(out, parts)


def _series_concat(parts):
    return pd.concat([pd.Series(p) for p in parts], ignore_index=True)


def _range_chain(parts):
    if not parts:
        return pd.Index(range(0))
    step, at = parts[0].step, parts[0].start
    if len(parts) > 1 and len(parts[0]) == 1:
        step = parts[1].start - parts[0].start
    start = at
    for p in parts:
        if p.start != at or len(p) > 1 and p.step != step or step == 0:
            return None
        at = p.start + len(p) * step
    return pd.Index(range(start, at, step))


def _range_union(a, b):
    if a.step == b.step == 1 and a.start <= b.stop and b.start <= a.stop:
        return pd.Index(range(min(a.start, b.start), max(a.stop, b.stop)))
    return None


def _of_one_type(a, b):
    """Both indexes with the type that holds the labels of both."""
    if a.nlevels > 1 or b.nlevels > 1 or str(a.dtype) == str(b.dtype):
        return a, b
    from pandas._joins import common
    try:
        dtype = common(a, b)
        return a.astype(dtype), b.astype(dtype)
    except (TypeError, ValueError):
        return a, b


def _comparable(a, b):
    """Whether labels of one index can be among those of the other: numbers and text, or times, cannot."""
    x, y = [kind(i) for i in (a, b)]
    return "O" in (x, y) or "C" in (x, y) or x == y or (x in "iufIF" and y in "iufIF") or x.upper() == y.upper() == "B"


def _as_often(both, n):
    """Of the labels of two indexes each as often as in the one that has it more often; the first n are those of the one."""
    codes, first = _pandas.codes(_parts(both), False)
    m = len(first)
    a, b = np.bincount(codes[:n], minlength=m), np.bincount(codes[n:], minlength=m)
    return _pandas.index_take(both, np.repeat(np.asarray(first), np.maximum(a, b)))


def _compact(out, a, b):
    if isinstance(a, pd.RangeIndex) and len(out) and not isinstance(out, pd.RangeIndex) and str(out.dtype) == "int64":
        v = out.to_numpy()
        step = int(v[1] - v[0]) if len(v) > 1 else 1
        if step > 0 and (v[1:] - v[:-1] == step).all():
            return pd.Index(range(int(v[0]), int(v[-1]) + step, step))
    return out


def _both_names(a, b):
    if a.nlevels != b.nlevels:
        return [x if list(b.names)[k:k + 1] == [x] else None for k, x in enumerate(a.names)]
    return [x if x == y else None for x, y in zip(a.names, b.names)]


def _renamed(index, names):
    if list(index.names) == list(names):
        return index
    out = index[:]
    out.names = list(names)
    return out


def _other_labels(index, other):
    """The labels that a set operation takes; a list has the index's own name."""
    if isinstance(other, pd.Index):
        return other
    made = pd.Index(other)
    if made.nlevels == index.nlevels:
        made.names = list(index.names)
    return made
