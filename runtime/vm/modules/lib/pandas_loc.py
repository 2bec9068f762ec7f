"""loc, iloc, at, iat of Series and DataFrames and [] in the forms that C does not have (runtime/frame/loc.c has the simple ones)."""
import numpy as np
import pandas as pd
import _pandas
from pandas._places import IndexingError, _Rows, _all, _called, _is_mask, _listlike, _mask, _multi_positions, _resolve, _scalar_positions
from pandas._loc_set import check_scalars, put


class _IndexSlice:
    def __getitem__(self, key):
        return key


IndexSlice = _IndexSlice()


def _rows_of(x, rows):
    """The rows of a Series or DataFrame; levels that the key used up are dropped."""
    out = x if rows.pos is None else _pandas.take(x, rows.pos)
    if rows.drop:
        out = out.copy() if out is x else out
        out.index = out.index.droplevel(rows.drop)
    return out


def _columns_of(df, cols):
    if cols.pos is None:
        return df
    out = _pandas.columns_at(df, cols.pos)
    if cols.drop and len(cols.pos):
        labels = df.columns.take(cols.pos).droplevel(cols.drop)
        out.columns = labels
    return out


def _split(obj, key, kind):
    """A frame's key as (rows, columns)."""
    index = obj.index
    if not isinstance(key, tuple):
        return _resolve(index, key, 0, kind), None
    if kind not in "it" and index.nlevels > 1:
        flat = not any(isinstance(x, slice) or _listlike(x) or isinstance(x, tuple) for x in key)
        if flat:
            try:
                return _resolve(index, key, 0, kind), None
            except KeyError:
                if 2 < len(key) <= index.nlevels:
                    raise
        elif len(key) > 2:
            return _resolve(index, key, 0, kind), None
    if len(key) > 2:
        raise IndexingError("Too many indexers")
    if len(key) == 1:
        return _resolve(index, key[0], 0, kind), None
    if kind in "it" or _listlike(key[0]) and _listlike(key[1]):
        return _resolve(index, key[0], 0, kind), _resolve(obj.columns, key[1], 1, kind)
    cols = _resolve(obj.columns, key[1], 1, kind)  # of two that are missing the column is the one that is named
    return _resolve(index, key[0], 0, kind), cols


def get(obj, key, kind):
    key = _called(key, obj)
    out = _got(obj, key, kind)
    if kind == "l" and isinstance(out, (pd.Series, pd.DataFrame)):
        return _without_steps(out, key[0] if isinstance(key, tuple) and len(key) and isinstance(obj, pd.DataFrame) else key)
    return out


def _got(obj, key, kind):
    if kind == "l" and isinstance(obj.index, pd.MultiIndex) and obj.index.nlevels == 1 and not isinstance(key, (tuple, slice)) and not _listlike(key):
        at = _pandas.positions(obj.index, key)
        if not len(at):
            raise KeyError(key)
        return obj.iloc[at]
    if isinstance(obj, pd.Series):
        if isinstance(key, tuple) and obj.index.nlevels == 1 and len(key) == 1:
            key = key[0]
        if isinstance(key, tuple) and obj.index.nlevels == 1:
            raise IndexingError("Too many indexers")
        rows = _resolve(obj.index, key, 0, kind)
        if rows.scalar:
            return _pandas.value_at(obj, int(rows.pos[0]))
        if isinstance(key, tuple) and kind not in "it" and any(isinstance(x, slice) for x in key) and all(not _listlike(x) and (not isinstance(x, slice) or x == _all) for x in key):
            out = _rows_of(obj, rows)
            used = [k for k, x in enumerate(key) if not isinstance(x, slice)]
            if used and len(used) < obj.index.nlevels:
                out.index = out.index.droplevel(used)
            return out
        return _rows_of(obj, rows)
    if kind in "at" and kind != "i":
        if not isinstance(key, tuple) or len(key) != 2:
            raise ValueError("Invalid call for scalar access (getting)!") if kind == "a" else TypeError("not a valid key")
    if kind == "a":
        check_scalars(obj, key, "getting")
    if key is Ellipsis:
        return obj.copy()
    rows, cols = _split(obj, key, kind)
    if cols is None:
        if rows.scalar:
            return _pandas.row_at(obj, int(rows.pos[0]))
        return _rows_of(obj, rows)
    if cols.scalar:
        s = _pandas.column_at(obj, int(cols.pos[0]))
        if rows.scalar:
            return _pandas.value_at(s, int(rows.pos[0]))
        return _rows_of(s, rows)
    part = _columns_of(obj, cols)
    if rows.scalar:
        return _pandas.row_at(part, int(rows.pos[0]))
    return _rows_of(part, rows)


def _without_steps(x, key):
    """Labels that were listed one by one have no frequency, also when they follow each other."""
    listed = isinstance(key, list) or isinstance(key, pd.Index) and getattr(key, "freq", None) is None
    if listed and x.index.nlevels == 1 and getattr(x.index, "freq", None) is not None and not isinstance(x.index, pd.PeriodIndex) and not _is_mask(key):
        x.index.freq = None
    return x


# --- [] of Series and DataFrames in the forms that C does not have
def series_get(s, key):
    key = _called(key, s)
    index = s.index
    if isinstance(key, slice):
        for x in (key.start, key.stop):
            if x is not None and not isinstance(x, (int, np.integer)):
                return get(s, key, "l")
        if index.nlevels == 1 and str(index.dtype).startswith("float"):
            return get(s, key, "l")
        return get(s, key, "i")
    if isinstance(key, tuple) and index.nlevels == 1:
        if key in list(index):
            return get(s, [key], "l").iloc[0]
        raise KeyError("key of type tuple not found and not a MultiIndex")
    out = get(s, key, "l")
    if _is_mask(key) and getattr(index, "freq", None) is not None and not isinstance(index, pd.PeriodIndex) and out.index.freq != index.freq:
        out.index.freq = None  # unlike loc, which has longer steps
    return out


def frame_get(df, key):
    key = _called(key, df)
    if isinstance(key, slice):
        if all(x is None or isinstance(x, (int, np.integer)) for x in (key.start, key.stop)):
            return get(df, key, "i")
        return get(df, key, "l")
    if isinstance(key, pd.DataFrame):
        return df.where(key)
    if _is_mask(key):
        if not isinstance(key, pd.Series) and len(key) != len(df):
            raise ValueError("Item wrong length %d instead of %d." % (len(key), len(df)))
        return _rows_of(df, _Rows(_mask(df.index, key)))
    columns = df.columns
    if _listlike(key):
        labels = list(key)
        if columns.nlevels > 1 and labels and not isinstance(labels[0], tuple):
            return _columns_of(df, _Rows(_multi_positions(columns, (labels,))))
        return _columns_of(df, _resolve(columns, key if isinstance(key, pd.Index) else labels, 1, "l"))
    if columns.nlevels > 1:
        if isinstance(key, tuple) and any(isinstance(x, slice) or _listlike(x) for x in key):
            return _columns_of(df, _Rows(_multi_positions(columns, key)))
        pos = _pandas.positions(columns, key)
        if len(pos) == 0:
            raise KeyError(key)
        t = key if isinstance(key, tuple) else (key,)
        if len(t) == columns.nlevels:
            return _pandas.column_at(df, int(pos[0])) if len(pos) == 1 else _columns_of(df, _Rows(pos))
        out = _columns_of(df, _Rows(pos, False, len(t)))
        if out.shape[1] == 1 and out.columns.nlevels == 1 and out.columns[0] == "":
            s = _pandas.column_at(out, 0)
            s.name = key
            return s
        return out
    pos = _scalar_positions(columns, key)
    if len(pos) == 0:
        raise KeyError(key)
    if len(pos) == 1:
        return _pandas.column_at(df, int(pos[0]))
    return _columns_of(df, _Rows(pos))


def xs(obj, key, axis=0, level=None, drop_level=True):
    if axis in (1, "columns"):
        if level is None:
            return frame_get(obj, key)
        return xs(obj.T, key, 0, level, drop_level).T if obj.columns.nlevels == 1 else _xs_columns(obj, key, level, drop_level)
    index = obj.index
    if level is None:
        if index.nlevels == 1:
            out = get(obj, key, "l")
            return out
        rows = _resolve(index, key, 0, "l")
        if rows.scalar:
            return _pandas.row_at(obj, int(rows.pos[0])) if isinstance(obj, pd.DataFrame) else _pandas.value_at(obj, int(rows.pos[0]))
        if not drop_level:
            rows.drop = 0
        return _rows_of(obj, rows)
    from pandas._labels import _level_number
    levels = level if isinstance(level, (list, tuple)) else [level]
    keys = key if isinstance(level, (list, tuple)) else [key]
    numbers = [_level_number(index, k) for k in levels]
    keep = np.ones(len(index), dtype=bool)
    for k, x in zip(numbers, keys):
        here = np.zeros(len(index), dtype=bool)
        p = _scalar_positions(_pandas.level_values(index, k), x)
        if len(p) == 0:
            raise KeyError(x)
        here[p] = True
        keep = keep & here
    out = _pandas.take(obj, np.nonzero(keep)[0].astype("int64"))
    if drop_level:
        if len(set_of(numbers)) >= index.nlevels:
            return out
        out.index = out.index.droplevel(numbers)
    return out


def set_of(x):
    return dict.fromkeys(x)


def _xs_columns(obj, key, level, drop_level):
    from pandas._labels import _level_number
    k = _level_number(obj.columns, level)
    p = _scalar_positions(_pandas.level_values(obj.columns, k), key)
    if len(p) == 0:
        raise KeyError(key)
    out = _pandas.columns_at(obj, p)
    if drop_level:
        out.columns = obj.columns.take(p).droplevel(k)
    return out


class _OnAxis:
    """df.loc(axis=1)[key]"""

    def __init__(self, obj, kind, axis):
        self._obj, self._kind, self._axis = obj, kind, axis

    def _key(self, key):
        if self._axis in (1, "columns"):
            return (_all, key)
        return (key, _all) if isinstance(self._obj, pd.DataFrame) else key

    def __getitem__(self, key):
        return get(self._obj, self._key(key), self._kind)

    def __setitem__(self, key, value):
        put(self._obj, self._key(key), value, self._kind)


def on_axis(obj, kind, axis=None):
    return _OnAxis(obj, kind, 0 if axis is None else axis)


class Shared:
    def xs(self, key, axis=0, level=None, drop_level=True):
        return xs(self, key, axis, level, drop_level)

    def truncate(self, before=None, after=None, axis=None, copy=None):
        across = axis in (1, "columns")
        labels = self.columns if across else self.index
        if not labels.is_monotonic_increasing and not labels.is_monotonic_decreasing:
            raise ValueError("truncate requires a sorted index")
        if isinstance(labels, (pd.PeriodIndex, pd.DatetimeIndex)):  # pandas makes moments of texts: "2016-01-10" is its midnight, "2023Q2" is April
            before, after = (pd.Timestamp(x) if isinstance(x, str) or type(x) is int and isinstance(labels, pd.DatetimeIndex) else x for x in (before, after))
        if before is not None and after is not None and before > after:
            raise ValueError("Truncate: %s must be after %s" % (after, before))
        if len(labels) > 1 and labels.is_monotonic_decreasing and labels.nunique() > 1:
            before, after = after, before
        return get(self, (_all, slice(before, after)) if across else slice(before, after), "l")


class Series(Shared):
    pass


class DataFrame(Shared):
    pass
