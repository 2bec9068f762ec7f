"""reindex: rows and columns by other labels, missing ones filled."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import kind, ranged, take_fill
from pandas._axis_base import _axis, _frame, _parts


def _dated(index):
    """The index, which has to be one of times; one without labels counts as such."""
    if isinstance(index, pd.DatetimeIndex) or index.nlevels > 1:
        return index
    if len(index):
        raise TypeError("index is not a valid DatetimeIndex or PeriodIndex")
    return pd.DatetimeIndex([], name=index.name)


# --- reindex
def _as_times(target):
    """Text among times means times; what is none is a label that is not there."""
    if str(target.dtype) not in ("str", "string", "object") or not all(isinstance(x, str) for x in target.tolist()):
        return target
    try:
        return pd.DatetimeIndex(target)
    except (ValueError, TypeError):
        return target


def _of_tuples(index, labels):
    """Where each label is that is a tuple of all levels; -1: nowhere."""
    pos = np.full(len(labels), -1)
    fit = [k for k, x in enumerate(labels) if isinstance(x, tuple) and len(x) == index.nlevels]
    if fit:
        pos[fit] = _pandas.find(index, pd.MultiIndex.from_tuples([labels[k] for k in fit]))
    return pos


def _indexer(index, target, method, limit, tolerance):
    if method is None:
        if not index.is_unique and _pandas.same(index, target):
            return np.arange(len(index))
        if not index.is_unique:
            raise ValueError("cannot reindex on an axis with duplicate labels")
        if isinstance(index, pd.MultiIndex) and not isinstance(target, pd.MultiIndex) and str(target.dtype) == "object":
            return _of_tuples(index, target.tolist())
        return _pandas.find(index, _as_times(target) if isinstance(index, pd.DatetimeIndex) else target)
    return index.get_indexer(target, method, limit, tolerance)


def _filled(x, pos, fill):
    """A column's rows at positions, missing ones filled."""
    return take_fill(_pandas.series(x), pos, fill)


def _as_index(labels, like=None):
    if isinstance(labels, pd.Index):
        return labels
    if isinstance(labels, pd.Series):
        out = pd.Index(labels)
        return out
    if isinstance(labels, range):
        return pd.RangeIndex(labels.start, labels.stop, labels.step, name=like.name if like is not None and like.nlevels == 1 else None)
    labels = list(labels)
    if isinstance(like, pd.MultiIndex) and labels and all(isinstance(x, tuple) for x in labels):
        return pd.MultiIndex.from_tuples(labels, names=list(like.names))
    out = pd.Index(labels, tupleize_cols=False) if labels else (like[:0] if like is not None else pd.Index([]))
    if like is not None and out.nlevels == 1 and like.nlevels == 1:
        out = out[:]
        out.name = like.name
        out = ranged(out, like)
    return out


def _reindex_rows(obj, target, method, fill, limit, tolerance, level=None):
    index = obj.index
    listed = not isinstance(target, pd.Index)
    target = _as_index(target, index)
    if isinstance(index, pd.RangeIndex) and level is None and target.nlevels == 1:
        target = ranged(target)
    if level is not None:
        from pandas._labels import _level_number
        if index.nlevels == 1 and target.nlevels > 1:  # one value for all rows of a level
            at = _pandas.find(index, pd.Index(_pandas.level_values(target, _level_number(target, level))))
            keep = np.nonzero(at >= 0)[0].astype("int64")
            kept = target.take(keep)
            if isinstance(obj, pd.Series):
                return _pandas.series(_filled(obj, at[keep], fill), kept, obj.name)
            return _pandas.reindexed(obj, kept, at[keep])
        values = _pandas.level_values(index, _level_number(index, level))
        pos = np.nonzero(values.isin(target))[0].astype("int64")
        return _pandas.take(obj, pos)
    same = method is None and index.equals(target)
    fill = None if same else fill
    pos = np.arange(len(index)) if same else _indexer(index, target, method, limit, tolerance)
    if listed and not same and index.nlevels > 1 and len(pos) and (np.asarray(pos) >= 0).all():  # tuples that are all there: the levels stay
        target = index.take(pos)
    if isinstance(obj, pd.Series):
        return _pandas.series(_filled(obj, pos, fill), target, obj.name)
    if fill is None or isinstance(fill, float) and fill != fill:
        return _pandas.reindexed(obj, target, pos)
    return _frame([_filled(s, pos, fill) for s in _parts(obj)], obj.columns, target)


def _reindex_columns(df, target, method, fill, limit, tolerance):
    target = _as_index(target, df.columns)
    if df.columns.nlevels > 1 and target.nlevels == 1 and method is None and df.columns.is_unique:  # tuples among other labels
        have = {x: k for k, x in enumerate(df.columns.tolist())}
        pos = [have.get(x, -1) for x in target.tolist()]
    else:
        pos = _indexer(df.columns, target, method, limit, tolerance)
    n = len(df)
    blank = np.nan if fill is None else fill
    parts = [_pandas.column_at(df, int(k)) if k >= 0 else pd.Series([blank] * n, dtype="float64" if isinstance(blank, float) else np.asarray(blank).dtype if isinstance(blank, (int, np.generic)) else None) for k in pos]
    return _frame(parts, target, df.index)


def _one_block(df, index, columns):
    """Columns of one NumPy dtype are an array to pandas: what both axes add to it at once is of the type that holds its missing values."""
    kinds = {str(c.dtype) for c in _parts(df)}
    if len(kinds) != 1 or kind(_parts(df)[0]) not in "iufbOMm" or "," in list(kinds)[0] or df.index.equals(index) or df.columns.equals(columns):
        return df
    rows, lost = _pandas.find(df.index, index), _pandas.find(df.columns, columns)
    if not ((rows < 0).any() or (lost < 0).any()):
        return df
    to = {"i": "float64", "u": "float64", "b": "object"}.get(kind(_parts(df)[0]))
    parts = [c if to is None else c.astype(to) for c in _parts(df)]
    gone = _pandas.take(parts[0], np.full(len(df), -1, dtype="int64"))
    added = [x for x, k in zip(columns.tolist(), lost.tolist()) if k < 0]
    return _frame(parts + [gone] * len(added), pd.Index(df.columns.tolist() + added, tupleize_cols=df.columns.nlevels > 1), df.index)


class Shared:
    def reindex_like(self, other, method=None, copy=None, limit=None, tolerance=None):
        if isinstance(self, pd.Series):
            return _reindex_rows(self, other.index, method, None, limit, tolerance)
        return self.reindex(index=other.index, columns=other.columns, method=method, limit=limit, tolerance=tolerance)


class DataFrame(Shared):
    def reindex(self, labels=None, *, index=None, columns=None, axis=None, method=None, copy=None, level=None, fill_value=None, limit=None, tolerance=None):
        if labels is not None:
            if axis is not None and _axis(axis) == 1:
                columns = labels
            else:
                index = labels
        out = self
        if columns is not None:
            if index is not None and method is None and level is None and fill_value is None:
                out = _one_block(out, _as_index(index, self.index), _as_index(columns, self.columns))
            out = _reindex_columns(out, columns, method, fill_value, limit, tolerance)
        if index is not None:
            out = _reindex_rows(out, index, method, fill_value, limit, tolerance, level)
        return out.copy() if out is self else out


def _evenly(index):
    """Ints in equal steps are a RangeIndex."""
    if not str(index.dtype).startswith("int") or str(index.dtype).startswith("interval") or isinstance(index, pd.RangeIndex) or len(index) == 1:
        return index
    v = index.to_numpy()
    if len(v) == 0:
        return pd.RangeIndex(0)
    step = int(v[1]) - int(v[0])
    if step == 0 or not (v[1:] - v[:-1] == step).all():
        return index
    return pd.RangeIndex(int(v[0]), int(v[-1]) + (1 if step > 0 else -1), step)


class Series(Shared):
    def reindex(self, index=None, *, axis=None, method=None, copy=None, level=None, fill_value=None, limit=None, tolerance=None):
        return self.copy() if index is None else _reindex_rows(self, index, method, fill_value, limit, tolerance, level)
