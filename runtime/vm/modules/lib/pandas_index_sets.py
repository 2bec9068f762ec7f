"""Indexes as sets: union, intersection, difference, join, reindex."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import kind
from pandas._labels import _compact, _concat, _in_order, _parts, _renamed


class Index:
    # --- sets
    def union(self, other, sort=None):
        other = _as_levels(self, _other_labels(self, other))
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
        other = _as_levels(self, _other_labels(self, other))
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
        other = _as_levels(self, other if isinstance(other, pd.Index) else pd.Index(other))
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
        stepped = isinstance(a, (pd.DatetimeIndex, pd.TimedeltaIndex)) and type(a) is type(b) and not (len(a) and len(b))  # one alone keeps its steps
        out = (a if len(a) else b) if stepped else _concat([a, b])
        if sort is not False and not (stepped and out.is_monotonic_increasing):
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
        return target, self.get_indexer(target, method, limit, tolerance)


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


def _both_names(a, b):
    if a.nlevels != b.nlevels:
        return [x if list(b.names)[k:k + 1] == [x] else None for k, x in enumerate(a.names)]
    return [x if x == y else None for x, y in zip(a.names, b.names)]


def _as_levels(index, other):
    """Tuples beside an index of several levels are labels of it, and its labels are tuples beside tuples."""
    if index.nlevels == 1 and other.nlevels > 1:
        return pd.Index(other.tolist(), tupleize_cols=False)
    if index.nlevels == 1 or other.nlevels > 1 or not len(other) or any(not isinstance(x, tuple) or len(x) != index.nlevels for x in other.tolist()):
        return other
    return pd.MultiIndex.from_tuples(other.tolist())


def _other_labels(index, other):
    """The labels that a set operation takes; a list has the index's own name."""
    if isinstance(other, pd.Index):
        return other
    made = pd.Index(other)
    if made.nlevels == index.nlevels:
        made.names = list(index.names)
    return made
