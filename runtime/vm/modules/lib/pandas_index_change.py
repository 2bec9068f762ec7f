"""Indexes made of an index: renamed, converted, with labels put in, taken out, sorted; and what its values come to."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import is_list_like, kind as kind_of, ranged
from pandas._labels import (_column, _compact, _concat, _keys, _level_number, _missing_of, _named, _no, _objects, _order_of_labels,
                            _pandas_list_like, _parts, _positions, _renamed, inferred)
from pandas._index_make import from_tuples


class Index:
    # --- names
    def rename(self, name, inplace=False):
        out = self if inplace else self[:]
        if self.nlevels > 1:
            if isinstance(name, str) or not is_list_like(name):
                raise TypeError("Must pass list-like as `names`.")
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
            if not allow_duplicates and len(set([k if n is None else n for k, n in enumerate(names)])) < self.nlevels:
                raise ValueError("Cannot create duplicate column labels if allow_duplicates is False")
            out = _pandas.frame([_pandas.level_values(self, k) for k in range(self.nlevels)], pd.RangeIndex(self.nlevels) if all(n is None for n in names) else [k if n is None else n for k, n in enumerate(names)])
        if self.nlevels == 1 and label is None:
            out.columns = pd.RangeIndex(1)
        if index:
            out.index = self
        return out

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
            return from_tuples(v, names=list(self.names)) if v and all(isinstance(x, tuple) for x in v) else pd.Index(v)
        if str(self.dtype) == "category":
            return _named(pd.Index(pd.Series(self).map(mapper, na_action)), self.name)
        if callable(mapper):
            v = [x if na_action == "ignore" and x != x else mapper(x) for x in self]
            if v and all(isinstance(x, tuple) for x in v):
                return from_tuples(v, names=None if self.name is None else [self.name] * len(v[0]))
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
        at = np.repeat(np.arange(len(self)), repeats).astype("int64")
        return _named(pd.Index(self.to_numpy()[at]), self.name) if isinstance(self, pd.RangeIndex) else _pandas.index_take(self, at)

    def append(self, other):
        from pandas._levels import appended, of_one_depth
        parts = of_one_depth([self] + (list(other) if isinstance(other, (list, tuple)) else [other]))
        if parts[0].nlevels > 1:
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
        if self.nlevels > 1:
            return _insert_levels(self, loc, item if isinstance(item, tuple) else (item,) + ("",) * (self.nlevels - 1))
        n = len(self)
        if isinstance(item, str) and isinstance(self, (pd.DatetimeIndex, pd.TimedeltaIndex)):
            item = _moment(self, item)
        item = item.item() if isinstance(item, (np.integer, np.floating)) else item
        held = n or isinstance(self, pd.RangeIndex) or str(self.dtype) == "object" or item is None or item is pd.NA or isinstance(item, tuple) or pd.isna(item)
        if not held and isinstance(item, int) and kind_of(pd.Series(self)) not in "iufcIF":  # nor labels of a type that cannot hold it
            return _named(pd.Index([item]), self.name)
        if n == 0 and (isinstance(self, pd.RangeIndex) or str(self.dtype) == "object"):  # no labels of no type
            out = pd.RangeIndex(item, item + 1) if isinstance(self, pd.RangeIndex) and type(item) is int else pd.Index([item])
            out.name = self.name
            return out
        if (item is None or item is pd.NA) and str(self.dtype) != "object":
            item = np.nan
        loc = loc + n if loc < 0 else loc
        if n:
            same = np.zeros(0, dtype="int64") if isinstance(item, (tuple, list)) or str(self.dtype) == "object" and pd.isna(item) is True else _positions(self, item)
            gone = not len(same) and not isinstance(item, tuple) and pd.isna(item) is True and not str(self.dtype).startswith(("int", "uint", "bool", "object", "interval", "complex"))
            if len(same) or gone:  # of the type that the others are of
                at = np.concatenate([np.arange(loc), [int(same[0]) if len(same) else -1], np.arange(loc, n)]).astype("int64")
                return _pandas.index_take(self, at) if not isinstance(self, pd.RangeIndex) else _ranged_insert(self, at)
        if str(self.dtype) in _NARROW and isinstance(item, (int, float)) and not isinstance(item, bool):
            one = np.array([item])
            kept = one.astype(str(self.dtype))
            if str(self.dtype) == "float32" or kept[0] == item:
                return _concat([self[:loc], pd.Index(kept), self[loc:]], names=list(self.names))
        one = _pandas.index([_pandas.objects([item])], [None]) if isinstance(item, tuple) else pd.Index([item])
        if type(one) is type(self) and isinstance(self, (pd.DatetimeIndex, pd.TimedeltaIndex)):
            one = _pandas.index_like(one, self)
        out = _concat([self[:loc], one, self[loc:]], names=list(self.names))
        if str(self.dtype) == "object":
            out = out.astype("object")
        if isinstance(self, (pd.DatetimeIndex, pd.TimedeltaIndex)) and type(out) is type(self) and self.freq is not None and (
                n == 0 or loc == 0 and item + self.freq == self[0] or loc == n and self[-1] + self.freq == item):
            out.freq = self.freq
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
        if self.nlevels > 1:  # no tuple is missing
            return len(self.unique())
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
        if str(s.dtype) == "object" and len(s) and bool(self.isna().all()):
            s = pd.Series(s.tolist())
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
        from pandas._offset_names import to_offset
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
        out = _named(pd.Index(pd.Series(self).round(decimals)), self.name)
        return self[:] if isinstance(self, pd.RangeIndex) and out.equals(self) else out

    def __abs__(self):
        return _named(pd.Index(pd.Series(self).abs()), self.name)

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


def _ranged_insert(index, at):
    return _named(pd.Index(index.to_numpy()[at]), index.name)


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
    if kind.startswith("float"):  # NaN is true
        return np.bool_((np.any if name == "any" else np.all)(index.to_numpy()))
    if kind == "object":
        return np.bool_((any if name == "any" else all)(bool(x) for x in index.tolist()))
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


def _moment(index, text):
    """A text as one of the index's times, or the text where it is none."""
    try:
        return pd.NaT if text == "" else pd.Timestamp(text, tz=index.tz) if isinstance(index, pd.DatetimeIndex) else pd.Timedelta(text)
    except (ValueError, TypeError):
        return text


def _as_type(labels, dtype):
    if str(dtype) == "object":
        return _pandas.index([_objects([np.nan if x is pd.NA else x for x in labels.tolist()])], list(labels.names))
    return labels.astype(dtype)


def _insert_levels(index, loc, item):
    """One more row: a label that its level lacks stands behind the others, and the level takes the type that holds it."""
    from pandas._levels import level_set, with_sets
    if len(item) != index.nlevels:
        raise ValueError("Item must have length equal to number of levels.")
    parts, sets = [], []
    for k, x in enumerate(item):
        known, labels = level_set(index, k), _pandas.level_values(index, k)
        more = known if len(_positions(known, x)) else known.insert(len(known), x)
        parts.append((labels if str(more.dtype) == str(known.dtype) else _as_type(labels, more.dtype)).insert(loc, x))
        sets.append(more.dropna())
    return with_sets(_pandas.index(parts, list(index.names)), sets)
