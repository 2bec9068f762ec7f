"""Group-by, continued: matrices, moments, first and last of intervals, groups by name."""
import numpy as np
import pandas as pd
import _pandas
from pandas._levels import with_sets
from pandas._nullable import from_floats
from pandas._base import floats_of, is_number_or_bool, is_series, kind, nan, ranged, take
from pandas._group_values import poisoned
from pandas._group_base import Info, labels_of, part_rows, reduced, with_keys
from pandas._group_rows import index_at, labels_list
from pandas._group_apply import apply, called_pairs


def _matrices(g, cov, min_periods, ddof, numeric_only):
    """corr and cov of each group, below each other; None: not in this way."""
    i = Info(g)
    if i.series is not None or not i.as_index or not (min_periods is None or isinstance(min_periods, int)) or not isinstance(ddof, int):
        return None
    pairs = [p for p in i.columns() if not numeric_only or is_number_or_bool(p[1])]
    labels = labels_of(g)
    m, n = len(pairs), len(labels)
    if not 0 < m <= 16 or n == 0 or any([kind(c) not in "iufb" for _, c in pairs]) or i.column_names() != [None]:
        return None
    if any([isinstance(name, tuple) for name, _ in pairs]):
        return None
    sizes = _pandas.group_reduce(g, pairs[0][1], "size").to_numpy()
    if (sizes == 0).any() or sizes.sum() != len(pairs[0][1]):  # groups of categories without rows; rows without group
        return None
    names = [name for name, _ in pairs]
    values = _pandas.group_corr(g, [c for _, c in pairs], cov, 1 if min_periods is None else min_periods, ddof)
    rows = np.repeat(np.arange(n), m)
    levels = _pandas.take_columns([_pandas.series(v) for v in _pandas.levels(labels)], rows)
    levels += _pandas.take_columns([_pandas.series(names)], np.tile(np.arange(m), n))
    return _pandas.frame(values, names, with_sets(_pandas.index(levels, list(labels.names) + [None]), [None] * labels.nlevels + [pd.Index(names)]))


class PrettyDict(dict):
    """What .groups gives: labels to the labels of rows."""

    def __repr__(self):
        return _pandas.pprint(dict(self))


class GroupBy:
    def skew(self, skipna=True, numeric_only=False, **kwargs):
        return _moment(self, "skew", skipna, numeric_only)

    def kurt(self, skipna=True, numeric_only=False, **kwargs):
        return _moment(self, "kurt", skipna, numeric_only)

    def corr(self, method="pearson", min_periods=1, numeric_only=False):
        if is_series(method):
            other = method
            return called_pairs(self, other, lambda a, b: a.corr(b))
        r = _matrices(self, False, min_periods, 1, numeric_only) if isinstance(method, str) and method == "pearson" else None
        return r if r is not None else apply(self, lambda x: x.corr(method=method, min_periods=min_periods, numeric_only=numeric_only))

    def cov(self, min_periods=None, ddof=1, numeric_only=False):
        if is_series(min_periods):
            return called_pairs(self, min_periods, lambda a, b: a.cov(b, ddof=ddof))
        r = _matrices(self, True, min_periods, ddof, numeric_only)
        return r if r is not None else apply(self, lambda x: x.cov(min_periods=min_periods, ddof=ddof, numeric_only=numeric_only))

    def corrwith(self, other, drop=False, method="pearson", numeric_only=False):
        return apply(self, lambda x: x.corrwith(other, drop=drop, method=method, numeric_only=numeric_only))

    def get_group(self, name):
        i = Info(self)
        labels = labels_list(self)
        if i.listed and len(i.names) == 1:
            if not isinstance(name, tuple) or len(name) != 1:
                raise KeyError(name)
            key = name[0]
        else:
            key = name
        if key not in labels:
            raise KeyError(name)
        return take(i.selected(), part_rows(self)[labels.index(key)])

    def groups(self):
        i = Info(self)
        if i.bins and len(i.names) == 1:  # bins of time: where each ends among the sorted rows
            return dict(zip(labels_list(self), np.cumsum([len(rows) for rows in part_rows(self)])))
        index = i.index()
        single = i.listed and len(i.names) == 1
        pairs = [((label,) if single else label, ranged(index_at(index, rows), index)) for label, rows in zip(labels_list(self), part_rows(self))]
        return dict(pairs) if len(i.names) > 1 else PrettyDict(pairs)

    def indices(self):
        i = Info(self)
        if i.bins and len(i.names) == 1:
            from collections import defaultdict
            return defaultdict(list, [(label, rows.tolist()) for label, rows in zip(labels_list(self), part_rows(self)) if len(rows)])
        single = i.listed and len(i.names) == 1
        return dict([((label,) if single else label, rows) for label, rows in zip(labels_list(self), part_rows(self))])

    def ndim(self):
        return 1 if Info(self).series is not None else 2

    def ohlc(self):
        i = Info(self)
        if i.series is None:
            columns, labels = [], []
            for label, c in i.columns():
                columns += [_pandas.group_reduce(self, c, how) for how in ("first", "max", "min", "last")]
                labels += [(label, x) for x in ("open", "high", "low", "close")]
            return with_keys(self, i, columns, labels, (i.column_names() or [None]) + [None])
        columns = [_pandas.group_reduce(self, i.series, how) for how in ("first", "max", "min", "last")]
        return with_keys(self, i, columns, ["open", "high", "low", "close"], None)


def _moment(g, how, skipna, numeric_only):
    def one(c):
        k = kind(c)
        if k == "s":
            raise TypeError(f"dtype '{c.dtype}' does not support operation '{how}'")
        if k == "C":
            raise TypeError(f"category type does not support {how} operations")
        if k in "Mm":
            raise TypeError(f"datetime64 type does not support operation '{how}'" if k == "M" else f"timedelta64 type does not support {how} operations")
        if k == "O":
            if not len(c):
                return _pandas.objects([])
            c = _pandas.series(np.array([nan if x is None or x is pd.NA else float(x) for x in c.tolist()]))
        if not len(labels_of(g)):
            return take(_pandas.series(c), [])
        r = _pandas.shapes(floats_of(c), how == "kurt", *_pandas.group_rows(g))
        if not skipna:
            r = poisoned(g, c, _pandas.series(r)).to_numpy()
        return from_floats(r, _pandas.series(r)) if k in "IFB" else _pandas.series(r.astype("float32") if str(c.dtype) == "float32" else r)
    return reduced(g, one, numeric_only)
