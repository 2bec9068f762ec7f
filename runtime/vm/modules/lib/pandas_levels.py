"""The levels of a MultiIndex: what each may hold, in an order of its own, with values that no row has any more (_pandas: level_set).

A level is what the index says it is (with_sets), or the distinct values of the labels that it comes from."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import is_list_like


def _in_order(values):
    from pandas._labels import _in_order
    try:
        return _in_order(values)
    except TypeError:
        return values


def _categories(index):
    """All categories, as an index of categories."""
    n = len(index.categories)
    return pd.Index(_pandas.cat_make(np.arange(n), index.categories, index.ordered))


def factored(values):
    """The level that labels make: their distinct values in order, all categories, the same range."""
    index = values if isinstance(values, pd.Index) else pd.Index(values, name=None)
    if isinstance(index, pd.RangeIndex):
        out = index[:] if index.step > 0 else index[::-1]
    elif str(index.dtype) == "category":
        out = _categories(index)
    elif index.freq is not None if isinstance(index, (pd.DatetimeIndex, pd.TimedeltaIndex)) else False:
        out = index[:] if len(index) < 2 or index[0] < index[1] else index[::-1]
    else:
        out = _in_order(index.unique().dropna())
    out = out[:]
    out.name = None
    return out


def level_set(index, k):
    """The values that a level may have, in their order."""
    found = _pandas.level_set(index, k)
    if found is None:
        source, as_found, missing = _pandas.level_source(index, k)
        found = source.unique().dropna() if as_found and str(source.dtype) != "category" else factored(source)
        if missing and source.hasnans and str(source.dtype) != "category":
            found = source.unique() if as_found else found.insert(len(found), np.nan) if source.dtype == object else found.append(_pandas.index_take(source, np.flatnonzero(np.asarray(source.isna()))[:1]))
        found = found[:]
        found.name = None
        _pandas.keep_level_set(index, k, found)
    return level_and_codes(index, k, found)[0] if _pandas.level_beyond(index) else found


def level_and_codes(index, k, values=None):
    """The level and the place of each label in it, -1 where it is missing. Labels that it lacks are behind the others."""
    values, labels = level_set(index, k) if values is None else values, _pandas.level_values(index, k)
    codes = _pandas.find(values, labels)
    lost = codes < 0
    if lost.any():
        extra = labels[lost].unique().dropna()
        if len(extra):
            values = values.append(extra)
            _pandas.keep_level_set(index, k, values)
            codes = _pandas.find(values, labels)
    return values, codes


def shown_codes(index, k):
    values, codes = level_and_codes(index, k)
    n = len(values)
    if values.nlevels == 1 and values.hasnans:
        codes = np.where((codes >= 0) & np.asarray(values.isna())[codes], -1, codes)
    return codes.astype("int8" if n < 128 else "int16" if n < 32768 else "int32")


def with_sets(index, sets):
    """The index with these values of its levels (None: its own labels')."""
    if index.nlevels < 2 or all(s is None for s in sets):
        return index
    return _pandas.index_sets(index, sets)


def multi(arrays, names):
    """An index of these labels; ranges, and times that have steps, stay what they are as levels."""
    index = _pandas.index(arrays, names)
    if index.nlevels < 2:
        return index
    return with_sets(index, [factored(a) if isinstance(a, pd.RangeIndex) or isinstance(a, (pd.DatetimeIndex, pd.TimedeltaIndex)) and a.freq is not None else None for a in arrays])


def special(index, k):
    """The values of a level whose order, or type, does not follow from the labels; None: they are sorted."""
    if index.nlevels < 2:
        return index if isinstance(index, pd.RangeIndex) else None
    s = _pandas.level_set(index, k)
    if s is None:
        _, as_found, missing = _pandas.level_source(index, k)
        if not as_found and not missing:
            return None
        s = level_set(index, k)
    elif _pandas.level_beyond(index):
        s = level_set(index, k)
    return s if s.hasnans or tells(s, _pandas.level_values(index, k)) or not s.is_monotonic_increasing else None


def tells(values, labels):
    """Whether a level says more of the type of labels than they themselves do."""
    return isinstance(values, pd.RangeIndex) or getattr(values, "freq", None) is not None or values.dtype != labels.dtype


def taken(values, codes, name=None):
    """The labels at these places of a level."""
    out = _pandas.index_take(values, codes)
    out.name = name
    return out


def under(columns, at, names):
    """The labels of columns at these places, with one more level of names below them. As pd.concat has it, labels of one level are
    in the order in which they come, and the names where all columns have the same."""
    at, names = np.array(at, dtype=np.int64), list(names)
    index = _pandas.index([_pandas.take(x, at) for x in _pandas.levels(columns)] + [_pandas.series(names)], list(columns.names) + [None])
    if columns.nlevels > 1 or not len(at):
        return index
    of = {}
    for k, name in zip(at.tolist(), names):
        of.setdefault(k, []).append(name)
    inner = list(of.values())
    outer = None if str(columns.dtype) == "category" else columns.take(np.array(list(of), dtype=np.int64)).unique()
    return with_sets(index, [outer, pd.Index(inner[0]) if all(x == inner[0] for x in inner) and len(set(inner[0])) == len(inner[0]) else None])


def labelled(labels, names):
    """The index of a list of labels, tuples where there are several names."""
    return pd.MultiIndex.from_tuples(labels, names=names) if len(names) > 1 else pd.Index(labels, name=names[0])


def values_of(index, k):
    """The labels of one level, an index of its own: a range where the level is one and they are evenly spaced."""
    if index.nlevels == 1:
        return _pandas.level_values(index, k)
    s, labels = special(index, k), _pandas.level_values(index, k)
    return labels if s is None or not tells(s, labels) or isinstance(s, pd.RangeIndex) and len(s) and not len(labels) else taken(s, level_and_codes(index, k)[1], index.names[k])


def picked(index, which):
    """Some levels, in that order."""
    if len(which) > 1:
        return _pandas.index_levels(index, which)
    s = special(index, which[0])
    if not isinstance(s, pd.RangeIndex):
        return values_of(index, which[0])
    codes = level_and_codes(index, which[0])[1]  # a range only where the rows are all of it
    return taken(s, codes, index.names[which[0]]) if len(codes) == len(s) and (codes == np.arange(len(s))).all() else _pandas.level_values(index, which[0])


def _numbers(index, level):
    from pandas._labels import _level_number
    return [_level_number(index, k) for k in level]


def _verified(values, codes, i, n):
    if len(codes) != n:
        raise ValueError("Unequal code lengths: %s" % ([n, len(codes)],))
    if len(codes) and codes.max() >= len(values):
        raise ValueError("On level %d, code max (%d) >= length of level (%d). NOTE: this index is in an inconsistent state" % (i, codes.max(), len(values)))
    if len(codes) and codes.min() < -1:
        raise ValueError("On level %d, code value (%d) < -1" % (i, codes.min()))
    if not values.is_unique:
        twice = values[values.duplicated(keep=False)]
        raise ValueError("Level values must be unique. Duplicate values on level %d: %s%s" % (
            i, list(twice[:10]), ", ... (%d total)" % len(twice) if len(twice) > 10 else ""))


def of_codes(levels, codes, names, verify=True):
    """An index of levels and the places of its labels in them."""
    sets, parts = [], []
    codes = [np.array(list(c), dtype="int64") for c in codes]
    for i, (values, at) in enumerate(zip(levels, codes)):
        values = values if isinstance(values, pd.Index) else pd.Index(values)
        if verify and any(len(c) != len(codes[0]) for c in codes):
            raise ValueError("Unequal code lengths: %s" % ([len(c) for c in codes],))
        if verify:
            _verified(values, at, i, len(codes[0]))
        values = values[:]
        values.name = None
        sets.append(values)
        parts.append(_pandas.take(pd.Series(values), at))
    return with_sets(_pandas.index(parts, names), sets)


def _list_like(level, new, what):
    """(levels, what each gets), by pandas' rules of one level and of several."""
    if level is not None and not is_list_like(level):
        if not is_list_like(new):
            raise TypeError("%s must be list-like" % what)
        if len(new) and is_list_like(new[0]) and not isinstance(new[0], tuple):
            raise TypeError("%s must be list-like" % what)
        return [level], [new]
    if level is None or is_list_like(level):
        if not is_list_like(new) or not len(new) or not is_list_like(new[0]):
            raise TypeError("%s must be list of lists-like" % what)
    return level, new


def set_levels(index, levels, level, verify):
    if not isinstance(levels, (pd.Index, np.ndarray)) and is_list_like(levels):
        levels = list(levels)
    level, levels = _list_like(level, levels, "Levels")
    if level is None and len(levels) != index.nlevels:
        raise ValueError("Length of levels must match number of levels.")
    if level is not None and len(levels) != len(level):
        raise ValueError("Length of levels must match length of level.")
    have = [level_and_codes(index, k) for k in range(index.nlevels)]
    values, codes = [h[0] for h in have], [h[1] for h in have]
    for k, v in zip(range(index.nlevels) if level is None else _numbers(index, level), levels):
        values[k] = v
    return of_codes(values, codes, list(index.names), verify)


def set_codes(index, codes, level, verify):
    level, codes = _list_like(level, codes, "Codes")
    if level is None and len(codes) != index.nlevels:
        raise ValueError("Length of codes must match number of levels")
    if level is not None and len(codes) != len(level):
        raise ValueError("Length of codes must match length of levels.")
    have = [level_and_codes(index, k) for k in range(index.nlevels)]
    values, new = [h[0] for h in have], [h[1] for h in have]
    for k, c in zip(range(index.nlevels) if level is None else _numbers(index, level), codes):
        new[k] = c
    return of_codes(values, new, list(index.names), verify)


def equal_levels(a, b):
    if a.nlevels != b.nlevels:
        return False
    return all(level_set(a, k).equals(level_set(b, k)) for k in range(a.nlevels))


def used(values, codes):
    """The values that rows have: all as they are, or those in the order of the rows."""
    there = codes[codes >= 0]
    count = len(_pandas.codes([pd.Series(there)], False)[1]) if len(there) else 0
    if count == len(values):
        return values
    return _pandas.index_take(values, there[np.asarray(_pandas.codes([pd.Series(there)], False)[1])]) if count else values[:0]


def without_unused(index):
    if index.nlevels < 2:
        return index
    return with_sets(index, [used(*level_and_codes(index, k)) for k in range(index.nlevels)])


def appended(index, parts):
    """The levels of indexes one behind the other: all that they may have."""
    sets = []
    for k in range(index.nlevels):
        s = level_set(parts[0], k)
        for p in parts[1:]:
            s = s.union(level_set(p, k))
        sets.append(s)
    return with_sets(index, sets)


def of_one_depth(indexes):
    """The indexes as they are put one behind the other: with the levels of the first where all have as many; else rows of tuples."""
    depth = indexes[0].nlevels
    if all(x.nlevels == depth for x in indexes):
        return indexes
    if depth > 1 and all(x.nlevels >= depth for x in indexes):
        return [x.droplevel(list(range(depth, x.nlevels))) if x.nlevels > depth else x for x in indexes]
    wide = set(len(y) if isinstance(y, tuple) else 0 for x in indexes for y in x)
    if depth > 1 and wide == {depth}:
        return [pd.MultiIndex.from_tuples(list(x), names=[None] * depth) for x in indexes]
    return [x.to_flat_index() for x in indexes]


def ordered(index):
    """The index as sort_index leaves it: the levels sorted where they can be."""
    if index.nlevels < 2:
        return index
    sets = [special(index, k) for k in range(index.nlevels)]
    if all(s is None or s.is_monotonic_increasing for s in sets):
        return index
    return with_sets(index, [_in_order(level_set(index, k)) for k in range(index.nlevels)])
