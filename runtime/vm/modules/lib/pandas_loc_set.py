"""Setting by label, position and mask: what is assigned, in which type, with rows and columns added."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import kind as kind_of, ranged
from pandas._places import IndexingError, _Rows, _all, _called, _is_mask, _listlike, _mask, _resolve


# --- setting
def _invalid(value, s):
    if str(s.dtype) == "str" and not _listlike(value):
        return TypeError("Invalid value '%s' for dtype 'str'. Value should be a string or missing value, got '%s' instead." % (value, type(value).__name__))
    if str(s.dtype) == "str":
        return TypeError("Invalid value for dtype 'str'. Value should be a string or missing value (or array of those).")
    if kind_of(s) == "I" and isinstance(value, (int, np.integer)) and not isinstance(value, (bool, np.bool_)):
        return OverflowError("Python integer %d out of bounds for %s" % (value, str(s.dtype).lower()))
    return TypeError("Invalid value '%s' for dtype '%s'" % (value, s.dtype))


def _assigned(s, pos, value, whole=False):
    """The Series with the rows at positions replaced; pandas 3 raises when they do not fit its dtype."""
    out = _pandas.assign(s, pos, value)
    if out is None:
        if isinstance(value, (str,)) and str(s.dtype).startswith("datetime64"):
            try:
                t = pd.Timestamp(value)
                return _assigned(s, pos, t.tz_localize(s.dt.tz) if s.dt.tz is not None and t.tz is None else t, whole)
            except ValueError:
                pass
        if isinstance(value, str) and str(s.dtype).startswith("timedelta64"):
            try:
                return _assigned(s, pos, pd.Timedelta(value), whole)
            except ValueError:
                pass
        if str(s.dtype) == "category":
            raise TypeError("Cannot setitem on a Categorical with a new category (%s), set the categories first" % (value if not _listlike(value) else list(value)[0],))
        if len(s) == 0 or len(pos) == 0:
            return s
        if str(s.dtype).startswith(("int", "uint")) and _whole_floats(value):
            return _assigned(s.astype("float64"), pos, value, whole)
        if isinstance(value, (pd.Series, pd.Index)):
            value = value.to_numpy() if not isinstance(value, pd.Series) else value
        raise _invalid(value if not isinstance(value, pd.Series) else list(value), s)
    return out


def _check_fits(s, value):
    """What no row of the column could hold is an error where there is no row, too."""
    one = pd.Series(np.zeros(1)).astype(s.dtype) if str(s.dtype).startswith(("int", "uint", "bool")) else _pandas.take(s, np.full(1, -1))
    _assigned(one, np.zeros(1, dtype="int64"), value)


def _whole_floats(value):
    """An array of floats that are whole or missing: ints that it does not fit into become floats."""
    if not isinstance(value, (pd.Series, pd.Index, np.ndarray)) or not str(value.dtype).startswith("float"):
        return False
    v = np.asarray(value)
    v = v[~np.isnan(v)]
    return bool((v == np.floor(v)).all())


def _values_for(value, index, pos, n):
    """Values for n rows: aligned when they have labels."""
    if isinstance(value, pd.Series):
        want = index if pos is None else index.take(pos)
        if value.index.equals(want):
            return value
        if pos is not None and value.index.equals(index) and (not len(pos) or index.is_unique):
            return _pandas.take(value, pos)
        return _pandas.take(value, _pandas.find(value.index, want) if value.index.is_unique else _fail_duplicates())
    if isinstance(value, pd.DataFrame):
        raise ValueError("Incompatible indexer with DataFrame")
    if _listlike(value) or isinstance(value, tuple):
        if isinstance(value, np.ndarray) and value.ndim == 0:
            return value.item()
        if isinstance(value, np.ndarray) and value.ndim == 2 and 1 in value.shape:
            value = value.ravel()
        if isinstance(value, (tuple, range, set)) or type(value).__name__ in ("dict_keys", "dict_values"):
            value = list(value)
        if isinstance(value, dict):
            value = list(value.values())
        if len(value) != n and len(value) != 1:
            raise ValueError("cannot set using a list-like indexer with a different length than the value")
    return value


def _fail_duplicates():
    raise ValueError("cannot reindex on an axis with duplicate labels")


def check_scalars(obj, key, what):
    """at of a frame whose labels repeat takes what is one value by its kind, no labels of several levels."""
    if isinstance(obj, pd.DataFrame) and isinstance(key, tuple) and any(isinstance(x, tuple) for x in key) and not (obj.index.is_unique and obj.columns.is_unique):
        raise ValueError(f"Invalid call for scalar access ({what})!")


def put(obj, key, value, kind):
    key = _called(key, obj)
    if kind == "a":
        check_scalars(obj, key, "setting")
    if isinstance(obj, pd.Series):
        return _set_series(obj, key, value, kind)
    index, columns = obj.index, obj.columns
    whole = not isinstance(key, tuple) or (index.nlevels > 1 and kind not in "it" and not _pair(obj, key))
    if whole:
        row_key, col_key = key, _all
    else:
        if len(key) != 2:
            raise IndexingError("Too many indexers")
        row_key, col_key = key
    if isinstance(row_key, pd.DataFrame):
        return _pandas.become(obj, obj.mask(row_key, value))
    # new columns
    if kind not in "it":
        new = []
        if _listlike(col_key) and not _is_mask(col_key):
            new = [c for c in col_key if not len(_pandas.positions(columns, c))]
        elif not isinstance(col_key, slice) and not _listlike(col_key) and not len(_pandas.positions(columns, col_key)):
            new = [col_key]
        if new:
            if not len(index) and _listlike(row_key) and not _listlike(value) and (_is_mask(row_key) or not len(row_key)):
                raise ValueError("cannot set a frame with no defined index and a scalar")
            if not _listlike(row_key) and not isinstance(row_key, slice) and not _listlike(col_key):
                try:
                    _resolve(index, row_key, 0, kind)
                except KeyError:  # a row of missing values first
                    from pandas._enlarge import cell
                    cell(obj, row_key, [], [], _grown(index, row_key))
                    index = obj.index
            if isinstance(row_key, slice) and row_key == _all and len(new) == 1 and not _listlike(col_key):
                if not len(index) and not _listlike(value):
                    raise ValueError("cannot set a frame with no defined index and a scalar")
                obj[new[0]] = value
                return
            for c in new:
                obj[c] = _blank_for(value, len(index))
            columns = obj.columns
    if kind == "i" and not len(index) and not _listlike(value) and (isinstance(row_key, slice) or isinstance(row_key, (int, np.integer)) and row_key < 0):
        cols = _resolve(columns, col_key, 1, kind)
        for k in range(len(columns)) if cols.pos is None else cols.pos:
            _check_fits(_pandas.column_at(obj, int(k)), value)
    try:
        rows = _resolve(index, row_key, 0, kind)
    except KeyError:
        if kind in "it" or _listlike(row_key) or isinstance(row_key, slice):
            raise
        return _enlarge(obj, row_key, col_key, value, whole)
    cols = _resolve(columns, col_key, 1, kind)
    pos = np.arange(len(index)).astype("int64") if rows.pos is None else rows.pos
    where = range(len(columns)) if cols.pos is None else [int(k) for k in cols.pos]
    where = list(where)
    n = len(pos)
    made = []
    if kind in "it" and isinstance(value, pd.Series) and not rows.scalar and len(value) == n:
        value = _pandas.series(value, index.take(pos))  # by position: its labels do not count
    each = _per_column(obj, value, rows, pos, where, columns, n, cols.scalar)
    if n == 0 and rows.pos is not None and not (len(columns) == 1 and _own_array(obj)):
        if kind not in "it" and len(index) and _is_mask(row_key) and not whole and not _listlike(value):
            for k, v in zip(where, each):  # no row is replaced, but the column takes the type that holds the value
                s = _pandas.column_at(obj, k)
                held = _assigned(s.iloc[:1], np.zeros(1, dtype="int64"), v).dtype
                if held != s.dtype:
                    _pandas.set_column_at(obj, k, s.astype(held))
        return
    for k, v in zip(where, each):
        s = _pandas.column_at(obj, k)
        made.append(_assigned(s, pos, v, rows.pos is None))
    for k, s in zip(where, made):
        _pandas.set_column_at(obj, k, s)


def _own_array(obj):
    """Whether the only column has an array of pandas' own, which looks at the value also where no row is set."""
    return kind_of(_pandas.column_at(obj, 0)) in "CsIFBP"


def _blank_for(value, n):
    """What a new column holds in the rows that are not set: missing values of the value's kind."""
    if isinstance(value, str):
        return _typed_missing("str", n)
    if isinstance(value, pd.Timestamp):
        return _typed_missing("datetime64[%s]" % value.unit, n)
    if isinstance(value, pd.Timedelta):
        return _typed_missing("timedelta64[%s]" % value.unit, n)
    if isinstance(value, (list, np.ndarray, pd.Series)) and len(value):
        if isinstance(value, pd.Series):
            kind = str(value.dtype)
        else:
            kind = str(pd.Series(value).dtype) if not isinstance(value, np.ndarray) or value.ndim == 1 else "float64"
        if kind.startswith(("datetime64", "timedelta64")) or kind == "str":
            return _typed_missing(kind, n)
        if kind in ("bool", "object"):
            return _typed_missing("object", n)
        return np.full(n, np.nan)
    if isinstance(value, (int, float, np.integer, np.floating)) and not isinstance(value, (bool, np.bool_)) or value is None:
        return np.full(n, np.nan)
    return _typed_missing("object", n)


def _typed_missing(kind, n):
    if kind == "object":
        s = pd.Series([np.nan] * n, dtype="object")
    else:
        s = pd.Series([None] * n, dtype="object").astype(kind)
    return _pandas.series(s)


def _pair(obj, key):
    """Whether a key of a frame with several row levels is (rows, columns)."""
    if len(key) != 2:
        return False
    if isinstance(key[0], (tuple, slice)) or _listlike(key[0]):
        return True
    return len(_pandas.positions(obj.index, key)) == 0


def _per_column(obj, value, rows, pos, where, columns, n, one):
    """The values for each column that is set."""
    m = len(where)
    if isinstance(value, pd.DataFrame):
        labels = columns.take(np.array(where, dtype="int64"))
        out = []
        for c in labels:
            if not len(_pandas.positions(value.columns, c)):
                out.append(np.nan)
            else:
                out.append(_values_for(value[c], obj.index, pos, n))
        return out
    if isinstance(value, pd.Series):
        if rows.scalar and not one:
            labels = columns.take(np.array(where, dtype="int64"))
            at = _pandas.find(value.index, labels)
            return [value.iloc[int(k)] if k >= 0 else np.nan for k in at]
        v = _values_for(value, obj.index, pos, n)
        return [v] * m
    if isinstance(value, dict) and rows.scalar:
        labels = columns.take(np.array(where, dtype="int64"))
        return [value.get(c, np.nan) for c in labels]
    if _listlike(value) or isinstance(value, tuple):
        v = value
        if isinstance(v, (tuple, set, range)):
            v = list(v)
        if isinstance(v, np.ndarray) and v.ndim == 2 or isinstance(v, list) and v and all(isinstance(x, (list, tuple, np.ndarray)) for x in v) and not one:
            a = v if isinstance(v, np.ndarray) else [list(x) for x in v]
            shape = a.shape if isinstance(v, np.ndarray) else (len(a), len(a[0]))
            if shape[1] != m or shape[0] not in (n, 1):
                raise ValueError("Must have equal len keys and value when setting with an ndarray" if isinstance(v, np.ndarray) else
                                 "Must have equal len keys and value when setting with an iterable")
            if isinstance(v, np.ndarray):
                return [a[:, k] for k in range(m)]
            return [[r[k] for r in a] for k in range(m)]
        if one or (m == 1 and not rows.scalar):
            return [_values_for(v, obj.index, pos, n)] * m
        if len(v) == m:
            return list(v)
        if len(v) == n and m == 1:
            return [_values_for(v, obj.index, pos, n)]
        raise ValueError("Must have equal len keys and value when setting with an iterable")
    return [value] * m


def _label_column(index, label):
    from pandas._labels import _concat
    if index.nlevels > 1:
        return index.insert(len(index), label)
    one = pd.Index([label], tupleize_cols=False)
    if len(index) == 0 and str(index.dtype).startswith("float"):
        return index.insert(0, label)
    if len(index) == 0:
        out = one
        out.name = index.name
        return out
    return _concat([index, one], names=list(index.names))


def _grown(index, label):
    """The labels and one more: a range stays one, but one label and a far one make none."""
    out = ranged(_label_column(index, label), index)
    if len(index) == 1 and isinstance(out, pd.RangeIndex) and label != index[0] + index.step:
        return pd.Index(np.array(out.tolist()), name=out.name)
    return out


def _enlarge(obj, label, col_key, value, whole):
    from pandas._enlarge import cell, row
    index, columns = obj.index, obj.columns
    if whole:
        return row(obj, label, value)
    cols = _resolve(columns, col_key, 1, "l") if not (isinstance(col_key, slice) and col_key == _all) else _Rows(None)
    where = list(range(len(columns))) if cols.pos is None else [int(k) for k in cols.pos]
    m = len(where)
    if isinstance(value, pd.Series):
        labels = columns.take(np.array(where, dtype="int64"))
        at = _pandas.find(value.index, labels)
        each = [value.iloc[int(k)] if k >= 0 else np.nan for k in at]
    elif isinstance(value, dict):
        each = [value.get(c, np.nan) for c in columns.take(np.array(where, dtype="int64"))]
    elif (_listlike(value) or isinstance(value, tuple)) and not cols.scalar:
        each = list(value)
        if len(each) != m:
            raise ValueError("Must have equal len keys and value when setting with an iterable")
    else:
        each = [value] * m
    cell(obj, label, where, each, _grown(index, label))


def _set_series(s, key, value, kind):
    index = s.index
    if isinstance(key, tuple) and index.nlevels == 1 and len(key) == 1:
        key = key[0]
    try:
        rows = _resolve(index, key, 0, kind)
    except KeyError:
        if kind in "it" or _listlike(key) or isinstance(key, slice):
            raise
        from pandas._enlarge import value as extended
        return extended(s, key, value, _grown(index, key))
    pos = np.arange(len(index)).astype("int64") if rows.pos is None else rows.pos
    if rows.scalar and (_listlike(value) or isinstance(value, tuple)):
        if str(s.dtype) != "object":
            if hasattr(value, "__len__") and len(value) == 1:
                value = list(value)[0]
            else:
                raise ValueError("setting an array element with a sequence.")
        else:
            raise NotImplementedError("a list as one element of a Series")
    if kind in "it" and isinstance(value, pd.Series) and len(value) == len(pos):
        value = _pandas.series(value, index.take(pos))
    v = _values_for(value, index, None if rows.pos is None else pos, len(pos))
    if kind == "l" and not len(pos) and len(s) and _is_mask(key) and not _listlike(value):  # no row is replaced, but the values take the type that holds the new one
        return _pandas.become(s, s.astype(_assigned(s.iloc[:1], np.zeros(1, dtype="int64"), v).dtype))
    _pandas.become(s, _assigned(s, pos, v))


def series_set(s, key, value):
    key = _called(key, s)
    if isinstance(key, slice) and all(x is None or isinstance(x, (int, np.integer)) for x in (key.start, key.stop)) and not str(s.index.dtype).startswith("float"):
        return _set_series(s, key, value, "i")
    if _is_mask(key) and not _listlike(value) and not len(_mask(s.index, key)):
        return None  # no row: nothing is asked of the type
    if _is_mask(key) and isinstance(value, pd.Series) and value.index.equals(s.index):
        value = _pandas.take(value, _mask(s.index, key))
    return _set_series(s, key, value, "l")


def frame_del(df, key):
    """del df[key] of columns of several levels, all that begin with the key, or that repeat."""
    at = _pandas.positions(df.columns, key)
    if not len(at):
        raise KeyError(key)
    keep = np.ones(df.shape[1], dtype=np.bool_)
    keep[at] = False
    _pandas.become(df, _pandas.columns_at(df, np.flatnonzero(keep)))


def frame_set(df, key, value):
    key = _called(key, df)
    if isinstance(key, pd.DataFrame) or isinstance(key, np.ndarray) and key.ndim == 2:
        where = key if isinstance(key, pd.DataFrame) else pd.DataFrame(key, index=df.index, columns=df.columns)
        if not where.index.equals(df.index) or not where.columns.equals(df.columns):
            where = where.reindex(columns=df.columns, fill_value=False) if where.index.equals(df.index) else where.reindex(index=df.index, columns=df.columns, fill_value=False)
        if _listlike(value) or isinstance(value, pd.DataFrame):
            return _pandas.become(df, df.mask(where, value))
        flags = [(w.fillna(False) if w.hasnans else w).to_numpy().astype(np.bool_) for w in _pandas.columns(where)]
        parts = [_assigned(c, np.flatnonzero(w), value) if w.any() else c for c, w in zip(_pandas.columns(df), flags)]
        return _pandas.become(df, _pandas.frame(parts, df.columns, df.index, list(df.columns.names)))
    if _is_mask(key) and not _listlike(value) and not len(_mask(df.index, key)):
        return None  # no row: nothing is asked of the types
    if isinstance(key, slice) or _is_mask(key):
        return put(df, (key, _all) if not isinstance(key, slice) or not all(x is None or isinstance(x, int) for x in (key.start, key.stop)) else
                   (df.index[key] if df.index.is_unique else key, _all), value, "l")
    columns = df.columns
    if columns.nlevels > 1 and not _listlike(key):
        t = key if isinstance(key, tuple) else (key,)
        if len(t) < columns.nlevels:
            pos = _pandas.positions(columns, key)
            if len(pos):
                return put(df, (_all, columns.take(pos)), value, "l")
        t = t + ("",) * (columns.nlevels - len(t))
        heads = None if len(_pandas.positions(columns, t)) else columns.insert(len(columns), t)
        _pandas.set_column(df, t, value)
        if heads is not None:
            df.columns = heads
        return None
    labels = list(key)
    if isinstance(value, pd.DataFrame):
        if len(labels) != value.shape[1]:
            raise ValueError("Columns must be same length as key")
        for k, c in enumerate(labels):
            if len(_pandas.positions(value.columns, value.columns[k])) > 1:
                raise ValueError("Cannot set a DataFrame with multiple columns to the single column %s" % (c,))
            df[c] = _pandas.column_at(value, k)
        return
    if isinstance(value, np.ndarray) and value.ndim == 2 or isinstance(value, list) and value and isinstance(value[0], (list, tuple)):
        a = value if isinstance(value, np.ndarray) else [list(r) for r in value]
        width = a.shape[1] if isinstance(value, np.ndarray) else len(a[0])
        if width != len(labels):
            raise ValueError("Columns must be same length as key")
        for k, c in enumerate(labels):
            df[c] = a[:, k] if isinstance(value, np.ndarray) else [r[k] for r in a]
        return
    if isinstance(value, pd.Series):
        raise ValueError("Columns must be same length as key")
    if _listlike(value) or isinstance(value, tuple):
        if len(value) != len(labels):
            raise ValueError("Columns must be same length as key")
        for c, v in zip(labels, value):
            df[c] = v
        return
    for c in labels:
        df[c] = value
