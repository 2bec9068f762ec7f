"""What a group-by is made of (the groups themselves, codes of rows and labels, are C objects; natives over them are group_* of _pandas), and
how results are labelled."""
import numpy as np
import _pandas
from pandas._levels import labelled, with_sets
from pandas._base import is_number_or_bool, names_of, take


class Info:
    """What a group-by object is made of."""

    def __init__(self, g):
        (self.frame, self.series, self.select, self.names, self.in_axis, self.as_index, self.sort, self.group_keys, self.observed,
         self.dropna, self.listed, self.bins) = _pandas.group_info(g)

    def index(self):
        """The labels of the rows."""
        return self.series.index if self.frame is None else self.frame.index

    def columns(self):
        """(label, Series) of what is aggregated: the selection, or all columns that are no keys."""
        if self.series is not None:
            return [(self.series.name, self.series)]
        every = list(zip(_pandas.labels(self.frame), _pandas.columns(self.frame)))
        if self.select is not None:
            return [pair for label in self.select for pair in every if pair[0] == label]
        gone = [n for n, a in zip(self.names, self.in_axis) if a]
        return [pair for pair in every if pair[0] not in gone]

    def selected(self):
        """The Series or frame that [] left, keys included."""
        if self.series is not None:
            return self.series
        return self.frame if self.select is None else self.frame[list(self.select)]

    def column_names(self):
        return None if self.frame is None else names_of(self.frame.columns)

    def heads(self):
        """The index of whose labels the result's are some."""
        return None if self.frame is None else self.frame.columns

    def kind_name(self):
        return "SeriesGroupBy" if self.series is not None else "DataFrameGroupBy"


def same_values(a, b):
    return a is b or (len(a) == len(b) and _pandas.same(a, b))


# --- results ---------------------------------------------------------------------------------------------------------------------
def labels_of(g):
    return _pandas.group_labels(g)


def key_columns(g, i, have):
    """(label, values) of the keys that become columns with as_index=False."""
    levels = _pandas.levels(labels_of(g))
    names = [("index" if len(levels) == 1 else "level_%d" % k) if n is None else n for k, n in enumerate(i.names)]
    return [(n, v) for n, v in zip(names, levels) if n not in have]


def build(columns, labels, index=None, names=None, like=None):
    if not columns:
        return _pandas.frame([], like[:0] if like is not None else [], index)
    return _pandas.frame(columns, labels, index, names, like)


def per_group(g, i, columns, labels, names=None):
    """One row per group: a Series when one column was chosen, else a frame."""
    if i.as_index:
        if i.series is not None and len(columns) == 1:
            return _pandas.series(columns[0], labels_of(g), labels[0])
        return build(columns, labels, labels_of(g), names, i.heads())
    keys = key_columns(g, i, [x for x in labels])
    if keys and i.heads() is not None and i.heads().nlevels > 1:
        return with_keys(g, i, list(columns), list(labels), names)
    return build([v for _, v in keys] + list(columns), [n for n, _ in keys] + list(labels), None, names, i.heads())


def check_bool(numeric_only):
    if not isinstance(numeric_only, (bool, np.bool_)):
        raise ValueError("numeric_only accepts only Boolean values")


def reduced(g, fn, numeric_only=False, keep=None):
    """fn(column) for each column, as one row per group."""
    check_bool(numeric_only)
    i = Info(g)
    pairs = [p for p in i.columns() if not numeric_only or is_number_or_bool(p[1])]
    if numeric_only and i.series is not None and not pairs:
        raise TypeError(f"Cannot use numeric_only=True with {i.kind_name()} and non-numeric dtypes.")
    return per_group(g, i, [fn(c) for _, c in pairs], [n for n, _ in pairs], i.column_names())


def counts(g, c):
    return _pandas.group_reduce(g, c, "count").to_numpy()


def part_rows(g):
    begin, rows = _pandas.group_rows(g)
    begin = begin.tolist()
    return [rows[begin[k]:begin[k + 1]] for k in range(len(begin) - 1)]


def with_keys(g, i, columns, labels, names):
    """Several columns of one Series: always a frame."""
    if i.as_index:
        return build(columns, labels, labels_of(g), names)
    keys = key_columns(g, i, labels + [x[0] for x in labels if isinstance(x, tuple)])
    pad = (lambda n: (n if isinstance(n, tuple) else (n,)) + ("",) * (len(names) - (len(n) if isinstance(n, tuple) else 1))) if labels and isinstance(labels[0], tuple) and names is not None and len(names) > 1 else (lambda n: n)
    heads = [pad(n) for n, _ in keys] + labels
    return build([v for _, v in keys] + columns, labelled(heads, names) if names is not None and len(names) > 1 else heads, None, names)


def extended(g, groups, levels, names, indexes=()):
    """A MultiIndex: the labels of `groups` (numbers of groups), then more levels: those of the indexes, one below the other."""
    own = labels_of(g)
    index = _pandas.index([take(_pandas.series(v), groups) for v in _pandas.levels(own)] + list(levels), list(own.names) + list(names))
    if not len(indexes) or len(levels) != indexes[0].nlevels:
        return index
    from pandas._concat import inner_sets
    return with_sets(index, [None] * own.nlevels + inner_sets(indexes))
