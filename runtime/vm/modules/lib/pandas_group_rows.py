"""What the modules of groups share: rows of groups in the order of the frame, groups as frames, values spread over their rows."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import is_number_or_bool, is_series, names_of, take
from pandas._group_base import Info, build, check_bool, labels_of, part_rows


def labels_list(g):
    return list(labels_of(g))


def codes_of(g):
    return _pandas.group_codes(g)


def _rows_before(g, periods):
    """The row that lies `periods` rows before in its group; each row itself for none, in a group or not."""
    return _pandas.group_along(g, None, "shift", int(periods)) if periods else np.arange(len(codes_of(g)))


def back_by(g, c, periods):
    """The values `periods` rows before in the group, without labels."""
    return _pandas.series(take(_pandas.series(c), _rows_before(g, periods)))


def same_index(a, b):
    return a is b or (len(a) == len(b) and _pandas.same(a, b))


def index_at(index, rows):
    return _pandas.index([take(_pandas.series(v), rows) for v in _pandas.levels(index)], list(index.names))


def row_frame(g, i, columns, labels):
    """Columns with a value for each row, under the frame's own labels of rows."""
    if i.series is not None:
        return _pandas.series(columns[0], i.index(), labels[0])
    return build(columns, labels, i.index(), i.column_names(), i.heads())


def along(g, fn, numeric_only=False):
    """fn(column) for each column: a value for each row."""
    check_bool(numeric_only)
    i = Info(g)
    pairs = [p for p in i.columns() if not numeric_only or is_number_or_bool(p[1])]
    return row_frame(g, i, [fn(c) for _, c in pairs], [n for n, _ in pairs])


def chosen_rows(i, mask):
    """The rows of the selection where mask, in their order."""
    return take(i.selected(), np.flatnonzero(mask))


# --- functions of whole groups -----------------------------------------------------------------------------------------------------
def groups_of(g, obj):
    """(label, rows, part of obj) for each group; the part's name is the label."""
    parts = part_rows(g)
    plain = isinstance(obj.index, pd.RangeIndex) and _mixed(obj.index, parts)
    for label, rows in zip(labels_list(g), parts):
        part = take(obj, rows)
        yield label, rows, _pandas.group_named(_relabelled(part, pd.Index(part.index.to_numpy(), name=part.index.name)) if plain else part, label)


def _mixed(index, parts):
    """Whether the rows in the order of the groups are no range: then those of a group, which pandas slices from them, are none."""
    return len(parts) > 0 and not isinstance(_pandas.index_take(index, np.concatenate(parts)), pd.RangeIndex)


def applied_object(g, i):
    """What apply sees: the frame without keys, or the selection."""
    if i.series is not None:
        return i.series
    return build([c for _, c in i.columns()], [n for n, _ in i.columns()], i.frame.index, i.column_names(), i.heads())


def _relabelled(x, index):
    if is_series(x):
        return _pandas.series(x, index, x.name)
    if not len(_pandas.labels(x)):
        return _pandas.frame([], x.columns, index)
    return _pandas.frame(_pandas.columns(x), x.columns, index, names_of(x.columns))


def spread(g, c):
    """One value per group onto the rows."""
    return take(_pandas.series(c), codes_of(g))
