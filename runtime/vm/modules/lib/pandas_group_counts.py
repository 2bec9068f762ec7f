"""Counts of values within groups, with the combinations of categories that nobody saw."""
import numpy as np
import pandas as pd
import _pandas
from pandas._levels import with_sets
from pandas._base import bare, kind, no_default, take
from pandas._order import order_one
from pandas._group_base import Info, labels_of, part_rows
from pandas._group_rows import codes_of


def _observed_levels(keys, observed, sorts, dropna):
    """The groups of several keys by pandas' rules, some of which may be categories of which all are groups:
    (group of each row, the codes of the groups at each key, the labels of each key's codes)."""
    codes, labels, whole = [], [], []
    for c, seen, up, drop in zip(keys, observed, sorts, dropna):
        if kind(c) == "C" and not seen:
            own = c.cat.codes.to_numpy().astype("int64")
            order = np.arange(len(c.cat.categories))
            if not up:  # as they come, the others behind
                order = pd.unique(np.append(own[own >= 0], order))
                place = np.full(len(order) + 1, -1, dtype=np.int64)
                place[order] = np.arange(len(order))
                own = place[own]
            labels.append(_pandas.cat_make(order, c.cat.categories, c.cat.ordered))
            if not drop and (own < 0).any():
                own = np.where(own < 0, len(labels[-1]), own)
                labels[-1] = take(_pandas.series(labels[-1]), np.append(np.arange(len(c.cat.categories)), -1))
        else:
            there = np.arange(len(c)) if not drop else np.flatnonzero(c.notna().to_numpy())
            part, first = _pandas.codes([take(c, there)], False)
            uniques = take(take(c, there), first)
            order = _pandas.order([uniques], True, True) if up else np.arange(len(first))
            place = np.empty(len(first), dtype=np.int64)
            place[order] = np.arange(len(first))
            own = np.full(len(c), -1, dtype=np.int64)
            own[there] = place[part]
            labels.append(take(uniques, order))
        codes.append(own)
        whole.append(kind(c) == "C" and not seen)

    def joint(which):
        ids, gone = np.zeros(len(codes[0]), dtype=np.int64), np.zeros(len(codes[0]), dtype=np.bool_)
        for k in which:
            ids = ids * len(labels[k]) + codes[k]
            gone |= codes[k] < 0
        return np.where(gone, -1, ids)

    def taken(ids, which):
        out = {}
        for k in reversed(which):
            n = max(len(labels[k]), 1)
            out[k] = ids % n
            ids = ids // n
        return out

    seen_keys = [k for k in range(len(keys)) if not whole[k]]
    all_keys = [k for k in range(len(keys)) if whole[k]]
    own = joint(seen_keys)
    there = np.flatnonzero(own >= 0)
    distinct, first = np.unique(own[there], return_index=True)
    if not (seen_keys and all(sorts[k] for k in seen_keys)):
        distinct = distinct[np.argsort(first, kind="stable")]
    place = {int(x): n for n, x in enumerate(distinct.tolist())}
    ids = np.array([place.get(x, -1) for x in own.tolist()], dtype=np.int64)
    at = taken(distinct, seen_keys)
    up = [k for k in seen_keys if sorts[k]]
    if up and len(up) < len(seen_keys):
        order = order_one(take(_pandas.series(labels[up[0]]), at[up[0]]), True, "last", "quicksort") if len(up) == 1 else np.lexsort([at[k] for k in reversed(up)])
        back = np.empty(len(order), dtype=np.int64)
        back[order] = np.arange(len(order))
        at = {k: v[order] for k, v in at.items()}
        ids = np.where(ids < 0, -1, back[ids]) if len(back) else ids
    n = len(distinct)
    if all_keys:
        m = int(np.prod([len(labels[k]) for k in all_keys]))
        inner = joint(all_keys)
        ids = np.where((ids < 0) | (inner < 0), -1, ids * m + inner)
        grid = taken(np.arange(m), all_keys)
        at = {k: np.tile(grid[k], n) if k in grid else np.repeat(at[k], m) for k in range(len(keys))}
        if any(sorts):
            order = np.lexsort([at[k] for k in reversed(range(len(keys))) if sorts[k]])
        else:  # groups with rows first, as they appear
            kept = ids[ids >= 0]
            _, first = np.unique(kept, return_index=True)
            there = kept[np.sort(first)]
            order = np.concatenate([there, np.setdiff1d(np.arange(n * m), there)])
        back = np.empty(len(order), dtype=np.int64)
        back[order] = np.arange(len(order))
        at = {k: v[order] for k, v in at.items()}
        ids = np.where(ids < 0, -1, back[ids]) if len(back) else ids
    return ids, [at[k] for k in range(len(keys))], labels


def _found(c, drop):
    """The values of a column, in the order in which they come."""
    c = c.dropna() if drop else c
    return pd.Index(_told(bare(take(c, _pandas.codes([c], False)[1]))), name=None)


def _sorted_set(own):
    try:
        gone, own = own.hasnans, own.dropna().sort_values()
    except TypeError:
        return own
    return own.insert(len(own), np.nan) if gone else own


def _in_order(index, parts, sets):
    """Whether pandas leaves the levels as they are: the labels go up, and so do their places in the levels."""
    if not index.is_monotonic_increasing:
        return False
    codes = [np.zeros(len(p), dtype=np.int64) if s is None else s.get_indexer(pd.Index(p)) for p, s in zip(parts, sets)]
    return bool((np.lexsort(codes[::-1]) == np.arange(len(index))).all())


def _counted_index(i, uniques, order, names, columns, dropna):
    """The labels of counts. A level holds what its column holds, seen in a group or not: keys in their order, values as they were
    found; all are sorted where the labels are not in that order."""
    parts = [take(u, order) for u in uniques]
    index = _pandas.index(parts, names)
    if index.nlevels < 2:
        return index
    sets, nk = [], len(i.names)
    for k, c in enumerate(columns):
        own = None if kind(c) == "C" else _found(c, i.dropna if k < nk else dropna)
        sets.append(_sorted_set(own) if own is not None and (k < nk and i.sort or own.hasnans or kind(c) == "O") else own)
    if i.sort and not _in_order(index, parts, sets):
        sets = [None if s is None else _sorted_set(s) for s in sets]
    return with_sets(index, sets)


def _told(c):
    """Objects that are all of one type are labels of that type."""
    return _pandas.series(pd.Series(c.tolist())) if kind(c) == "O" and len(c) else c


def _value_counts(g, i, pairs, name, normalize, sort, ascending, dropna):
    keys = _pandas.group_keys(g)
    own = [n for n, a in zip(i.names, i.in_axis) if a]
    if i.series is not None:
        pairs = [] if pairs[0][0] in own else pairs  # of the key itself: its levels alone
    nk = len(keys)
    columns = [_pandas.series(c) for c in keys] + [_pandas.series(c) for _, c in pairs]
    names = list(i.names) + [n for n, _ in pairs]
    if any(kind(c) == "C" for c in columns):
        drop = [i.dropna] * nk + [dropna] * len(pairs)  # a row with a missing key is counted nowhere, but its other keys are seen
        ids, at, labels = _observed_levels(columns, [i.observed] * nk + [False] * len(pairs), [i.sort] * nk + [False] * len(pairs), drop)
        if len(columns) == 1:
            at = [np.arange(len(labels[0]))]
        n = np.bincount(ids[ids >= 0], minlength=len(at[0]))
        uniques, group_codes = [take(_pandas.series(v), x) for v, x in zip(labels, at)], at[:nk]
    else:
        keep = codes_of(g) >= 0
        if dropna:
            for _, c in pairs:
                keep &= c.notna().to_numpy()
        rows = np.flatnonzero(keep)
        part = [take(c, rows) for c in columns]
        codes, first = _pandas.codes(part, False)
        n = np.bincount(codes, minlength=len(first)) if len(first) else np.zeros(0, dtype=np.int64)
        uniques = [_told(take(c, first)) for c in part]
        if len(rows) == len(keep):
            columns = uniques  # which hold all that the columns hold
        group_codes = [codes_of(g)[rows][first]]
    order = np.arange(len(n))
    if pairs and i.sort and nk == 1 and not any(kind(c) == "C" for c in columns):  # pandas sorts the groups by the key alone, ties as they fall
        order = order_one(uniques[0], True, "last", "quicksort")
    if sort:
        order = order[np.argsort(n[order] if ascending else -n[order], kind="stable")]
    if i.sort:
        for u in uniques[:nk] if len(uniques) > 1 else ():
            if kind(u) == "O" and not (u.is_monotonic_increasing or u.is_monotonic_decreasing):
                sorted(u.dropna().tolist())  # of values without an order the TypeError
        order = order[np.lexsort([x[order] for x in reversed(group_codes)])]
    values = n[order]
    if normalize:
        group, _ = _pandas.codes([_pandas.series(x) for x in group_codes], False)
        total = np.bincount(group, weights=n) if len(n) else np.zeros(0)
        values = values / np.where(total[group[order]] == 0, 1, total[group[order]]) if len(n) else values.astype("float64")
    index = _counted_index(i, uniques, order, names, columns, dropna)
    r = _pandas.series(values, index, name)
    if i.series is not None and str(i.series.dtype).startswith(("Int", "UInt", "Float", "boolean", "string")):
        r = r.astype("Float64" if normalize else "Int64")
    return r if i.as_index else r.reset_index()


class GroupBy:
    def unique(self):
        i = Info(self)
        if i.series is None:
            raise AttributeError("'DataFrameGroupBy' object has no attribute 'unique'")
        rows = part_rows(self)
        values = _pandas.objects([take(i.series, r).unique() for r in rows]) if rows else take(bare(i.series), [])
        return _pandas.series(values, labels_of(self), i.series.name)

    def value_counts(self, subset=no_default, normalize=False, sort=True, ascending=False, bins=None, dropna=True):
        i = Info(self)
        if i.series is not None:
            if subset is not no_default and isinstance(subset, (bool, np.bool_)):
                normalize = subset
            if bins is not None:
                raise NotImplementedError("groupby.value_counts: bins= is not supported")
            pairs = [(i.series.name, i.series)]
        else:
            pairs = i.columns()
            if subset is not no_default and subset is not None:
                pairs = [p for p in pairs if p[0] in list(subset)]
        name = "proportion" if normalize else "count"
        return _value_counts(self, i, pairs, name, normalize, sort, ascending, dropna)
