"""What the modules of axes share: axes by name, frames with other labels, labels changed by a function or a table."""
import numpy as np
import pandas as pd
import _pandas

_no = object()


def _axis(axis, obj=None):
    if axis in (0, "index", "rows"):
        return 0
    if axis in (1, "columns") and not isinstance(obj, pd.Series):
        return 1
    raise ValueError("No axis named %s for object type %s" % (axis, type(obj).__name__ if obj is not None else "DataFrame"))


def _listed(x):
    return isinstance(x, (list, np.ndarray, pd.Index, pd.Series, range, set, dict)) or type(x).__name__ in ("dict_keys", "dict_values")


def _names(columns):
    return list(columns.names) if columns.nlevels > 1 else columns.name


def _frame(parts, columns, index):
    """A frame of columns under the labels of an index."""
    out = _pandas.frame(parts, columns, index, _names(columns)) if len(columns) else _pandas.frame([], [], index)
    if not len(columns):
        out.columns = columns
    return out


def _parts(df):
    return [_pandas.column_at(df, k) for k in range(df.shape[1])]


def _given(inplace, obj, out):
    if inplace:
        _pandas.become(obj, out)
        return None
    return out


def _with_index(obj, index):
    out = obj.copy()
    out.index = index
    return out


def _with_columns(df, columns):
    out = df.copy()
    out.columns = columns
    return out


def _transformed(index, f, level=None):
    if index.nlevels > 1:
        from pandas._labels import _level_number
        k = None if level is None else _level_number(index, level)
        rows = [tuple([f(x) if k is None or j == k else x for j, x in enumerate(t)]) for t in index]
        return pd.MultiIndex.from_tuples(rows, names=list(index.names)) if rows else index
    out = pd.Index([f(x) for x in index], tupleize_cols=True) if len(index) else index if not isinstance(index, pd.RangeIndex) else pd.Index([], dtype="int64")
    if out.nlevels == 1:
        out = out if str(index.dtype) == "object" else _pandas.index_like(out, index)
        out.name = index.name
    return out


def _renamer(how):
    if callable(how):
        return how
    if isinstance(how, pd.Series):
        how = how.to_dict()
    return lambda x: how[x] if x in how else x


def _check_labels(index, how, errors, level=None):
    if errors == "raise" and isinstance(how, dict):
        gone = [k for k in how if not len(_pandas.positions(index, k))] if level is None else []
        if gone:
            raise KeyError("%s not found in axis" % gone)


def _position(index, name):
    from pandas._labels import _level_number
    return _level_number(index, name)


def _together(f, at):
    """Columns of one label as labels of rows: tuples where they are objects together."""
    rows = _pandas.columns_at(f, at).to_numpy()
    if rows.dtype != object:
        raise ValueError("Index data must be 1-dimensional")
    return pd.Index([tuple(r) for r in rows.tolist()], tupleize_cols=False)


def _kept(index, labels, level, errors):
    """Positions of the labels that are not dropped."""
    if isinstance(labels, (str, bytes)) or not _listed(labels) or isinstance(labels, tuple):
        labels = [labels]
    keep = np.ones(len(index), dtype=bool)
    gone = []
    values = index if level is None else _pandas.level_values(index, _position(index, level))
    for x in labels:
        p = _pandas.positions(values, x)
        if len(p) == 0 and isinstance(x, str) and isinstance(values, pd.DatetimeIndex):
            try:
                p = _pandas.positions(values, pd.Timestamp(x))
            except ValueError:  # no date
                pass
        if len(p) == 0:
            gone.append(x)
        keep[p] = False
    if gone and errors != "ignore":
        if index.nlevels > 1 and level is None:
            raise KeyError(gone[0])
        raise KeyError("%s not found in axis" % gone)
    return np.nonzero(keep)[0].astype("int64")


def _stays_range(index, left, labels, level):
    """Whether what is left of a range is one: pandas takes the labels away as a slice, else as positions of an array of ints."""
    if not isinstance(left, pd.RangeIndex) or level is not None:
        return True
    labels = labels if _listed(labels) and not isinstance(labels, tuple) else [labels]
    at = np.array([int(p[0]) for p in (_pandas.positions(index, x) for x in labels) if len(p)], dtype=np.int64)
    steps = np.diff(at)
    return len(at) < 2 or steps[0] != 0 and bool((steps == steps[0]).all())


def _ints(index):
    return pd.Index(index.tolist(), dtype="int64", name=index.name)


def _without_rows(x, labels, level, errors):
    out = _pandas.take(x, _kept(x.index, labels, level, errors))
    if not _stays_range(x.index, out.index, labels, level):
        out.index = _ints(out.index)
    return out


def copied_attrs(attrs):
    from copy import deepcopy
    return deepcopy(attrs)


def warn_of_attribute(value):
    import warnings
    warnings.warn("Pandas doesn't allow columns to be created via a new attribute name - see https://pandas.pydata.org/docs/dev/user_guide/indexing.html#attribute-access",
                  UserWarning, stacklevel=2)
