"""Order of rows: sort_values, sort_index. The orders themselves are natives: order (stable, several columns) and
quick_order (one column, ties as NumPy's quicksort leaves them)."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import unambiguous, is_list_like, is_series, kind, names_of, remade, take

KINDS = ("quicksort", "mergesort", "heapsort", "stable")


def check(sort_kind, na_position):
    if na_position not in ("first", "last"):
        raise ValueError(f"invalid na_position: {na_position}")
    if sort_kind not in KINDS:
        raise ValueError(f"sort kind must be one of {set(KINDS)} (got '{sort_kind}')")


def direction(x):
    if isinstance(x, (bool, np.bool_)) or (isinstance(x, (int, np.integer)) and x in (0, 1)):
        return bool(x)
    raise ValueError(f'For argument "ascending" expected type bool, received type {type(x).__name__}.')


def flag(x, name):
    if isinstance(x, (bool, np.bool_)):
        return bool(x)
    raise ValueError(f'For argument "{name}" expected type bool, received type {type(x).__name__}.')


def keyed(values, key):
    """The values that key= makes of a Series or Index."""
    if key is None:
        return values
    r = key(values)
    if not is_list_like(r) or len(r) != len(values):
        raise ValueError("User-provided `key` function must not change the shape of the array.")
    return r


def order_one(column, ascending, na_position, sort_kind):
    """Positions that sort one column."""
    if sort_kind == "quicksort" and kind(column) == "C":  # its codes, small ints, tie as such do
        codes = np.asarray(_pandas.cat_codes(column))
        gone, there = np.flatnonzero(codes < 0), np.flatnonzero(codes >= 0)
        r = _pandas.quick_order(_pandas.series(codes[there]), ascending, False)
        if r is not None:
            return np.concatenate([gone, there[r]] if na_position == "first" else [there[r], gone]).astype(np.int64)
    if sort_kind == "quicksort":
        r = _pandas.quick_order(column, ascending, na_position == "first")
        if r is not None:
            return r
    return order_many([column], [ascending], na_position)


def order_many(columns, ascending, na_position):
    """Positions that sort by several columns; stable."""
    if na_position == "first":
        wide, ups = [], []
        for c, up in zip(columns, ascending):
            c = c if is_series(c) else pd.Series(c)
            gone = c.isna()
            if gone.any():
                wide.append(~gone)
                ups.append(True)
            wide.append(c)
            ups.append(up)
        columns, ascending = wide, ups
    try:
        return _pandas.order(list(columns), list(ascending))
    except TypeError:
        if len(columns) < 2:
            raise
    return _pandas.order([_mixed_places(c) for c in columns], list(ascending))


def _mixed_places(c):
    """Objects that have no common order, as one of several keys: text stands behind the others."""
    if kind(c) != "O":
        return c
    values, gone = c.tolist(), c.isna().tolist()
    there = [v for v, g in zip(values, gone) if not g]
    known = sorted(dict.fromkeys(v for v in there if not isinstance(v, str))) + sorted(dict.fromkeys(v for v in there if isinstance(v, str)))
    place = {v: float(i) for i, v in enumerate(known)}
    return pd.Series([np.nan if g else place[v] for v, g in zip(values, gone)], dtype="float64")


def relabelled(x, index):
    if is_series(x):
        return _pandas.series(x, index, x.name)
    if not len(_pandas.labels(x)):
        return _pandas.frame([], x.columns, index)
    return _pandas.frame(_pandas.columns(x), x.columns, index, names_of(x.columns))


def result(x, order, ignore_index, inplace, by_labels=False):
    r = take(x, order)
    if by_labels and x.index.nlevels > 1 and not ignore_index and (order[1:] < order[:-1]).any():
        from pandas._levels import ordered
        r.index = ordered(r.index)
    if ignore_index:
        r = relabelled(r, pd.RangeIndex(len(r)))
    if not inplace:
        return r
    _pandas.become(x, r)
    return None


def sort_key(f, label):
    """The values to sort by: a column, or a level of the index."""
    at = [c for x, c in zip(_pandas.labels(f), _pandas.columns(f)) if x == label]
    if len(at) > 1:
        raise ValueError(f"The column label '{label}' is not unique.")
    if at:
        unambiguous(f, label)
        return at[0]
    names = list(f.index.names)
    if label in names and label is not None:
        return _pandas.levels(f.index)[names.index(label)]
    raise KeyError(label)


def frame_sort_values(self, by, axis, ascending, inplace, sort_kind, na_position, ignore_index, key):
    inplace = flag(inplace, "inplace")
    if axis in (1, "columns"):
        row = self.loc[by if not isinstance(by, list) else by[0]]
        order = order_one(keyed(pd.Series(row.tolist()), key), direction(ascending), na_position, sort_kind)
        r = _pandas.frame([_pandas.columns(self)[k] for k in order.tolist()], self.columns.take(order), self.index,
                          names_of(self.columns))
        return r if not inplace else _pandas.become(self, r)
    by = list(by) if isinstance(by, list) else [by]
    if is_list_like(ascending):
        ascending = [direction(x) for x in ascending]
        if len(ascending) != len(by):
            raise ValueError(f"Length of ascending ({len(ascending)}) != length of by ({len(by)})")
    else:
        ascending = [direction(ascending)] * len(by)
    check(sort_kind, na_position)
    if not by:
        return None if inplace else self.copy()
    columns = [keyed(sort_key(self, label), key) for label in by]
    if len(by) == 1 and key is None and na_position == "last" and not (inplace or ignore_index):
        r = _pandas.sorted_later(self, columns[0], ascending[0], sort_kind != "quicksort")
        if r is not None:
            return r
    if len(by) == 1:
        order = order_one(columns[0], ascending[0], na_position, sort_kind)
    else:
        order = order_many(columns, ascending, na_position)
    return result(self, order, ignore_index, inplace)


def label_order(index, level, ascending, sort_kind, na_position, sort_remaining, key):
    levels = _pandas.levels(index)
    names = list(index.names)
    if len(levels) == 1:
        if is_list_like(ascending):
            ascending = list(ascending)[0]
        values = levels[0] if key is None else pd.Series(keyed(index, key))
        return order_one(values, direction(ascending), na_position, sort_kind)
    if key is not None:
        levels = [pd.Series(keyed(pd.Index(v, name=n), key)) for v, n in zip(levels, names)]
    for x in () if level is None else level if isinstance(level, (list, tuple)) else [level]:
        if names.count(x) > 1:
            raise ValueError(f"The name {x} occurs multiple times, use a level number")
    if level is None:
        picked = list(range(len(levels)))
    else:
        picked = [names.index(x) if x in names else (x if x >= 0 else x + len(levels)) if isinstance(x, (int, np.integer)) else _no_level(x)
                  for x in (level if isinstance(level, (list, tuple)) else [level])]
    if is_list_like(ascending):
        ups = [direction(x) for x in ascending]
        if len(ups) != len(picked):
            raise ValueError("level must have same length as ascending")
    else:
        ups = [direction(ascending)] * len(picked)
    if sort_remaining:
        rest = [k for k in range(len(levels)) if k not in picked]
        ups += [ups[0] if not is_list_like(ascending) else True] * len(rest)
        picked = picked + rest
    return order_many([levels[k] for k in picked], ups, na_position)


def _no_level(x):
    raise KeyError(f"Level {x} not found")


def sort_index(self, axis, level, ascending, inplace, sort_kind, na_position, sort_remaining, ignore_index, key):
    inplace = flag(inplace, "inplace")
    check(sort_kind, na_position)
    if axis in (1, "columns"):
        order = label_order(self.columns, level, ascending, sort_kind, na_position, sort_remaining, key)
        from pandas._levels import ordered
        columns = _pandas.columns(self)
        r = _pandas.frame([columns[k] for k in order.tolist()], range(len(order)) if ignore_index else ordered(self.columns.take(order)), self.index,
                          names_of(self.columns)) if len(order) else self.copy()
        return r if not inplace else _pandas.become(self, r)
    return result(self, label_order(self.index, level, ascending, sort_kind, na_position, sort_remaining, key), ignore_index, inplace, True)


class DataFrame:
    def sort_values(self, by, *, axis=0, ascending=True, inplace=False, kind="quicksort", na_position="last", ignore_index=False, key=None):
        return frame_sort_values(self, by, axis, ascending, inplace, kind, na_position, ignore_index, key)

    def sort_index(self, *, axis=0, level=None, ascending=True, inplace=False, kind="quicksort", na_position="last", sort_remaining=True,
                   ignore_index=False, key=None):
        return sort_index(self, axis, level, ascending, inplace, kind, na_position, sort_remaining, ignore_index, key)


class Series:
    def sort_values(self, *, axis=0, ascending=True, inplace=False, kind="quicksort", na_position="last", ignore_index=False, key=None):
        inplace = flag(inplace, "inplace")
        if is_list_like(ascending):
            if len(ascending) != 1:
                raise ValueError(f"Length of ascending ({len(ascending)}) must be 1 for Series")
            ascending = list(ascending)[0]
        ascending = direction(ascending)
        check(kind, na_position)
        order = order_one(keyed(self, key), ascending, na_position, kind)
        r = result(self, order, ignore_index, False)
        if (np.diff(order) != 1).any():
            r = remade(r)
        if not ignore_index and len(order) and getattr(self.index, "freq", None) is not None:
            r.index = self.index[order]
        if not inplace:
            return r
        _pandas.become(self, r)
        return None

    def sort_index(self, *, axis=0, level=None, ascending=True, inplace=False, kind="quicksort", na_position="last", sort_remaining=True,
                   ignore_index=False, key=None):
        return sort_index(self, 0, level, ascending, inplace, kind, na_position, sort_remaining, ignore_index, key)
