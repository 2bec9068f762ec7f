"""Labels of Series and DataFrames: set_index, reset_index, rename, reindex, drop; dtypes of whole frames; categories."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import kind, ranged, take_fill
from pandas._levels import multi, picked, values_of

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


def _dated(index):
    """The index, which has to be one of times; one without labels counts as such."""
    if isinstance(index, pd.DatetimeIndex) or index.nlevels > 1:
        return index
    if len(index):
        raise TypeError("index is not a valid DatetimeIndex or PeriodIndex")
    return pd.DatetimeIndex([], name=index.name)


def _with_columns(df, columns):
    out = df.copy()
    out.columns = columns
    return out


# --- reindex
def _indexer(index, target, method, limit, tolerance):
    if method is None:
        if not index.is_unique and _pandas.same(index, target):
            return np.arange(len(index))
        if not index.is_unique:
            raise ValueError("cannot reindex on an axis with duplicate labels")
        return _pandas.find(index, target)
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
    if like is not None and like.nlevels > 1 and labels and all(isinstance(x, tuple) for x in labels):
        return pd.MultiIndex.from_tuples(labels, names=list(like.names))
    out = pd.Index(labels, tupleize_cols=False) if labels else (like[:0] if like is not None else pd.Index([]))
    if like is not None and out.nlevels == 1 and like.nlevels == 1:
        if isinstance(like, pd.DatetimeIndex) and not isinstance(out, pd.DatetimeIndex):
            try:
                out = pd.DatetimeIndex(out)
            except (ValueError, TypeError):  # text that is no time: labels that are not there
                pass
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



class Shared:
    # --- labels
    def rename_axis(self, mapper=_no, *, index=_no, columns=_no, axis=0, copy=None, inplace=False):
        out = self.copy()
        if mapper is not _no:
            if _axis(axis, self) == 0:
                index = mapper
            else:
                columns = mapper
        if index is not _no:
            ix = out.index[:]
            if ix.nlevels > 1 and isinstance(index, (str, int)):
                raise TypeError("Must pass list-like as `names`.")
            if callable(index) or isinstance(index, dict):
                ix.names = [_renamer(index)(n) for n in ix.names]
            elif isinstance(index, (list, tuple)) and (ix.nlevels > 1 or isinstance(index, list)):
                ix.names = list(index)
            else:
                ix.names = [index] if ix.nlevels == 1 else index
            out.index = ix
        if columns is not _no:
            cs = out.columns[:]
            if cs.nlevels > 1 and isinstance(columns, (str, int)):
                raise TypeError("Must pass list-like as `names`.")
            if callable(columns) or isinstance(columns, dict):
                cs.names = [_renamer(columns)(n) for n in cs.names]
            elif isinstance(columns, (list, tuple)):
                cs.names = list(columns)
            elif cs.nlevels > 1:
                raise TypeError("Must pass list-like as `names`.")
            else:
                cs.names = [columns]
            out.columns = cs
        return _given(inplace, self, out)

    def set_axis(self, labels, *, axis=0, copy=None):
        return _with_index(self, labels) if _axis(axis, self) == 0 else _with_columns(self, labels)

    def take(self, indices, axis=0, **kwargs):
        pos = np.array(list(indices), dtype="int64")
        n = self.shape[_axis(axis, self)]
        if len(pos) and ((pos < -n) | (pos >= n)).any():
            raise IndexError("indices are out-of-bounds")
        pos = np.where(pos < 0, pos + n, pos).astype("int64")
        return _pandas.columns_at(self, pos) if _axis(axis, self) else _pandas.take(self, pos)

    def reindex_like(self, other, method=None, copy=None, limit=None, tolerance=None):
        if isinstance(self, pd.Series):
            return _reindex_rows(self, other.index, method, None, limit, tolerance)
        return self.reindex(index=other.index, columns=other.columns, method=method, limit=limit, tolerance=tolerance)

    def droplevel(self, level, axis=0):
        if _axis(axis, self) == 1:
            return _with_columns(self, self.columns.droplevel(level))
        return _with_index(self, self.index.droplevel(level))

    def swaplevel(self, i=-2, j=-1, axis=0, copy=None):
        if isinstance(self, pd.DataFrame) and (self.columns if _axis(axis, self) == 1 else self.index).nlevels == 1:
            raise TypeError("Can only swap levels on a hierarchical axis.")
        if _axis(axis, self) == 1:
            return _with_columns(self, self.columns.swaplevel(i, j))
        return _with_index(self, self.index.swaplevel(i, j))

    def reorder_levels(self, order, axis=0):
        if _axis(axis, self) == 1:
            return _with_columns(self, self.columns.reorder_levels(order))
        return _with_index(self, self.index.reorder_levels(order))

    def add_prefix(self, prefix, axis=None):
        return Shared._affixed(self, lambda x: "%s%s" % (prefix, x), axis)

    def add_suffix(self, suffix, axis=None):
        return Shared._affixed(self, lambda x: "%s%s" % (x, suffix), axis)

    def _affixed(self, f, axis):
        if isinstance(self, pd.Series) or axis is not None and _axis(axis, self) == 0:
            return _with_index(self, _transformed(self.index, f))
        return _with_columns(self, _transformed(self.columns, f))

    def attrs(self):
        return _pandas.attrs(self)

    def flags(self):
        raise NotImplementedError("flags")

    # --- times as labels
    def tz_localize(self, tz, axis=0, level=None, copy=None, ambiguous="raise", nonexistent="raise"):
        return _with_index(self, _dated(self.index).tz_localize(tz, ambiguous, nonexistent))

    def tz_convert(self, tz, axis=0, level=None, copy=None):
        return _with_index(self, _dated(self.index).tz_convert(tz))

    def asfreq(self, freq, method=None, how=None, normalize=False, fill_value=None):
        if isinstance(self.index, pd.PeriodIndex):
            if method is not None:
                raise NotImplementedError("'method' argument is not supported")
            out = self.copy()
            out.index = self.index.asfreq(freq, how or "E")
            return out
        if len(self) == 0:
            import _pandas_dates
            from pandas._offsets import to_offset
            if not isinstance(self.index, (pd.DatetimeIndex, pd.TimedeltaIndex)):
                raise TypeError(type(self.index))
            out = self.copy()
            out.index = _pandas_dates.set_freq(self.index[:], to_offset(freq))
            return out
        index = pd.date_range(self.index.min(), self.index.max(), freq=freq, unit=self.index.unit)
        index.name = self.index.name
        return _reindex_rows(self, index, method, fill_value, None, None)

    def infer_objects(self, copy=None):
        if isinstance(self, pd.Series):
            out = pd.Series(list(self), index=self.index, name=self.name) if str(self.dtype) == "object" else self
            return self.copy() if out is self or str(out.dtype) == "datetime64[s]" and out.isna().all() else out
        return _frame([Shared.infer_objects(s) for s in _parts(self)], self.columns, self.index)

    def convert_dtypes(self, infer_objects=True, convert_string=True, convert_integer=True, convert_boolean=True, convert_floating=True, dtype_backend="numpy_nullable"):
        if isinstance(self, pd.DataFrame):
            return _frame([Shared.convert_dtypes(s, infer_objects, convert_string, convert_integer, convert_boolean, convert_floating) for s in _parts(self)],
                          self.columns, self.index)
        s = Shared.infer_objects(self)
        kind = str(s.dtype)
        if kind == "bool" and convert_boolean:
            return s.astype("boolean")
        if kind.startswith(("int", "uint")) and not kind.startswith("interval") and convert_integer:
            return s.astype(kind[0].upper() + kind[1:] if kind[0] == "i" else "UI" + kind[2:])
        if kind.startswith("float"):
            v = s.dropna()
            if convert_integer and ((v == v.round()) & (v >= -2.0**63) & (v < 2.0**63)).all():
                return s.astype("Int64")
            return s.astype("F" + kind[1:]) if convert_floating else s
        if kind == "str" and convert_string:
            return s.astype("string")
        if kind == "object":
            v = [x for x in s if not (x is None or x is pd.NA or x != x)]
            bools = [isinstance(x, (bool, np.bool_)) for x in v]
            if v and convert_boolean and all(bools):
                return s.astype("boolean")
            if v and convert_integer and not any(bools) and all(isinstance(x, (int, np.integer)) for x in v):
                return s.astype("Int64")
        return s


def _together(f, at):
    """Columns of one label as labels of rows: tuples where they are objects together."""
    rows = _pandas.columns_at(f, at).to_numpy()
    if rows.dtype != object:
        raise ValueError("Index data must be 1-dimensional")
    return pd.Index([tuple(r) for r in rows.tolist()], tupleize_cols=False)


class DataFrame(Shared):
    def set_index(self, keys, *, drop=True, append=False, inplace=False, verify_integrity=False):
        if not isinstance(keys, list):
            keys = [keys]
        arrays, names, used, gone = [], [], [], []
        if append:
            for k in range(self.index.nlevels):
                arrays.append(values_of(self.index, k))
                names.append(self.index.names[k])
        for key in keys:
            if isinstance(key, pd.MultiIndex):
                for k in range(key.nlevels):
                    arrays.append(values_of(key, k))
                    names.append(key.names[k])
            elif isinstance(key, (pd.Series, pd.Index)):
                arrays.append(key)
                names.append(key.name)
            elif isinstance(key, (list, np.ndarray)) or hasattr(key, "__next__"):
                arrays.append(pd.Index(list(key) if not isinstance(key, np.ndarray) else key))
                names.append(None)
            else:
                pos = _pandas.positions(self.columns, key)
                if len(pos) == 0:
                    gone.append(key)
                    continue
                arrays.append(_pandas.column_at(self, int(pos[0])) if len(pos) == 1 or self.columns.nlevels > 1 else _together(self, pos))
                names.append(key)
                used += [int(p) for p in pos]
        if gone:
            raise KeyError("None of %s are in the columns" % (gone,))
        for a in arrays:
            if len(a) != len(self):
                raise ValueError("Length mismatch: Expected %d rows, received array of length %d" % (len(self), len(a)))
        index = multi(arrays, names) if len(arrays) > 1 else pd.Index(arrays[0], name=None)[:]
        if len(arrays) == 1:
            index = _evenly(index)
            index.name = names[0]
        if verify_integrity and not index.is_unique:
            raise ValueError("Index has duplicate keys: %s" % (index[index.duplicated()].unique(),))
        keep = [k for k in range(self.shape[1]) if not (drop and k in used)]
        out = _pandas.columns_at(self, np.array(keep, dtype="int64")) if len(keep) != self.shape[1] else self.copy()
        out.index = index
        return _given(inplace, self, out)

    def reset_index(self, level=None, *, drop=False, inplace=False, col_level=0, col_fill="", allow_duplicates=False, names=None):
        index = self.index
        n = index.nlevels
        which = list(range(n)) if level is None else [_position(index, k) for k in (level if isinstance(level, (list, tuple)) else [level])]
        keep = [k for k in range(n) if k not in which]
        if not keep:
            rest = pd.RangeIndex(len(self))
        else:
            rest = picked(index, keep)
        if drop:
            return _given(inplace, self, _with_index(self, rest))
        if names is not None and not isinstance(names, (list, tuple)):
            names = [names]
        heads, parts = [], []
        multi = self.columns.nlevels > 1
        for j, k in enumerate(sorted(which)):
            name = names[j] if names is not None else index.names[k]
            if name is None:
                name = ("index" if not len(_pandas.positions(self.columns, "index")) else "level_0") if n == 1 else "level_%d" % k
            if multi:
                t = [col_fill] * self.columns.nlevels
                t[col_level if isinstance(col_level, int) else list(self.columns.names).index(col_level)] = name
                name = name if isinstance(name, tuple) else tuple(t)
            if not allow_duplicates and len(_pandas.positions(self.columns, name)) and not multi:
                raise ValueError("cannot insert %s, already exists" % (name,))
            heads.append(name)
            values = pd.Series(_pandas.level_values(index, k))
            if str(values.dtype) == "object" and len(values):
                plain = pd.Series(values.tolist())
                values = plain if str(plain.dtype) in ("str", "int64", "float64", "bool") else values
            parts.append(values)
        columns = heads + list(self.columns)
        if not multi and not all(isinstance(x, str) for x in columns):
            columns = self.columns
            for name in heads[::-1]:
                columns = columns.insert(0, name)
        out = _pandas.frame(parts + _parts(self), columns, rest, _names(self.columns), self.columns)
        return _given(inplace, self, out)

    def rename(self, mapper=None, *, index=None, columns=None, axis=None, copy=None, inplace=False, level=None, errors="ignore"):
        if mapper is None and index is None and columns is None:
            raise TypeError("must pass an index to rename")
        if mapper is not None:
            if index is not None or columns is not None:
                raise TypeError("Cannot specify both 'mapper' and any of 'index' or 'columns'")
            if axis is not None and _axis(axis) == 1:
                columns = mapper
            else:
                index = mapper
        for how in (index, columns):
            if how is not None and not callable(how) and not hasattr(how, "__getitem__"):
                raise TypeError("Index(...) must be called with a collection of some kind, %r was passed" % (how,))
        out = self.copy()
        if index is not None:
            _check_labels(self.index, index, errors, level)
            out.index = _transformed(self.index, _renamer(index), level)
        if columns is not None:
            _check_labels(self.columns, columns, errors, level)
            out.columns = _transformed(self.columns, _renamer(columns), level)
        return _given(inplace, self, out)

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

    def drop(self, labels=None, *, axis=0, index=None, columns=None, level=None, inplace=False, errors="raise"):
        if labels is not None:
            if index is not None or columns is not None:
                raise ValueError("Cannot specify both 'labels' and 'index'/'columns'")
            if _axis(axis) == 1:
                columns = labels
            else:
                index = labels
        elif index is None and columns is None:
            raise ValueError("Need to specify at least one of 'labels', 'index' or 'columns'")
        out = self
        if columns is not None:
            keep = _kept(self.columns, columns, level, errors)
            out = _pandas.columns_at(out, keep)
        if index is not None:
            out = _pandas.take(out, _kept(self.index, index, level, errors))
            if isinstance(out.index, pd.RangeIndex) and isinstance(index, list) and len(set(index)) < len(index) and len(out) < len(self):
                out.index = pd.Index(out.index.to_numpy(), name=out.index.name)  # a range loses each label once
        return _given(inplace, self, out.copy() if out is self else out)

    def from_dict(cls, data, orient="columns", dtype=None, columns=None):
        if orient == "columns":
            if columns is not None:
                raise ValueError("cannot use columns parameter with orient='columns'")
            return pd.DataFrame(data, dtype=dtype)
        if orient == "tight":
            index = pd.MultiIndex.from_tuples([tuple(x) for x in data["index"]], names=data["index_names"]) if data["index"] and isinstance(data["index"][0], (list, tuple)) else \
                pd.Index(data["index"], name=data["index_names"][0])
            out = pd.DataFrame(data["data"], index=index)
            out.columns = pd.MultiIndex.from_tuples([tuple(x) for x in data["columns"]], names=data["column_names"]) if data["columns"] and \
                isinstance(data["columns"][0], (list, tuple)) else pd.Index(data["columns"], name=data["column_names"][0])
            return out
        if orient != "index":
            raise ValueError("Expected 'index', 'columns' or 'tight' for orient parameter. Got '%s' instead" % orient)
        if not len(data):
            return pd.DataFrame({}, columns=columns, dtype=dtype)
        keys = list(data)
        rows = [data[k] for k in keys]
        if rows and isinstance(rows[0], pd.Series):
            rows = [r.to_dict() for r in rows]
        if rows and not isinstance(rows[0], (dict, list, tuple, np.ndarray)):
            rows = [[r] for r in rows]
        out = pd.DataFrame(rows, columns=columns, dtype=dtype)
        out.index = keys
        return out

    def from_records(cls, data, index=None, exclude=None, columns=None, coerce_float=False, nrows=None):
        if getattr(getattr(data, "dtype", None), "names", None) and not isinstance(data, pd.Series):  # records, np.recarray too
            out = pd.DataFrame({n: data[n] for n in data.dtype.names})
        elif isinstance(data, (pd.DataFrame, dict)):
            out = pd.DataFrame(data)
        else:
            rows = list(data)
            out = pd.DataFrame(rows[:nrows] if nrows is not None else rows, columns=columns if not (rows and isinstance(rows[0], dict)) else None)
        if columns is not None and list(out.columns) != list(columns):
            out = out[list(columns)]
        if exclude is not None:
            out = out.drop(columns=[c for c in exclude if c in out.columns])
        if index is not None:
            if isinstance(index, str) or isinstance(index, list) and all(isinstance(x, str) for x in index) and set(index) <= set(out.columns):
                out = out.set_index(index)
            else:
                out.index = index
        return out

    def memory_usage(self, index=True, deep=False):
        labels, sizes = [], []
        if index:
            labels.append("Index")
            sizes.append(self.index.memory_usage())
        for c, s in zip(self.columns, _parts(self)):
            labels.append(c)
            sizes.append(s.memory_usage(index=False, deep=deep))
        return pd.Series(sizes, index=labels, dtype="int64")

    def info(self, verbose=None, buf=None, max_cols=None, memory_usage=None, show_counts=None):
        import sys
        freq = getattr(self.index, "freqstr", None)
        lines = [str(type(self)), _index_line(self.index)] + ([] if freq is None else ["Freq: " + freq])
        wide = self.shape[1] > (pd.get_option("display.max_info_columns") if max_cols is None else max_cols)
        show_counts = not (wide or len(self) > pd.get_option("display.max_info_rows")) if show_counts is None else show_counts
        if self.shape[1] == 0:
            lines.append("Empty DataFrame")
        else:
            cols = _parts(self)
            kinds = [str(s.dtype) for s in cols]
            if verbose is False or verbose is None and wide:
                lines.append("Columns: %d entries, %s to %s" % (len(cols), self.columns[0], self.columns[len(cols) - 1]))
            else:
                lines.append("Data columns (total %d columns):" % len(cols))
                heads = ["(%s)" % ", ".join([str(x) for x in c]) if isinstance(c, tuple) else str(c) for c in self.columns]
                w0 = max(len(" # "), len(" %d" % (len(cols) - 1)))
                w1 = max([len("Column")] + [len(h) for h in heads])
                counts = ["%d non-null" % int(s.count()) for s in cols]
                show = bool(show_counts)
                w2 = max([len("Non-Null Count")] + [len(c) for c in counts])
                w3 = max([len("Dtype")] + [len(k) for k in kinds])
                row = lambda a, b, c, d: a.ljust(w0) + "  " + b.ljust(w1) + "  " + (c.ljust(w2) + "  " if show else "") + d.ljust(w3)
                lines.append(row(" # ", "Column", "Non-Null Count", "Dtype"))
                lines.append(row("---", "------", "--------------", "-----"))
                for k, (h, c, d) in enumerate(zip(heads, counts, kinds)):
                    lines.append(row(" %d" % k, h, c, d))
            tally = {}
            for k in kinds:
                tally[k] = tally.get(k, 0) + 1
            lines.append("dtypes: " + ", ".join(["%s(%d)" % (k, tally[k]) for k in sorted(tally)]))
        if memory_usage is not False and self.shape[1]:
            lines.append(_memory_line(int(DataFrame.memory_usage(self, deep=memory_usage == "deep").sum()), memory_usage, [str(s.dtype) for s in _parts(self)] + ([str(self.index.dtype)] if self.index.nlevels == 1 else [])))
        text = "\n".join(lines) + ("" if memory_usage is False and self.shape[1] else "\n")
        (sys.stdout if buf is None else buf).write(text)

    def isetitem(self, loc, value):
        _pandas.set_column_at(self, loc, value)


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


class Series(Shared):
    def info(self, verbose=None, buf=None, max_cols=None, memory_usage=None, show_counts=True):
        import sys
        kind = str(self.dtype)
        freq = getattr(self.index, "freqstr", None)
        lines = [str(type(self)), _index_line(self.index)] + ([] if freq is None else ["Freq: " + freq])
        show_counts = len(self) <= pd.get_option("display.max_info_rows") if show_counts is None else show_counts
        if verbose is not False:
            count = "%d non-null" % int(self.count())
            lines.append("Series name: %s" % self.name)
            if show_counts is not False:
                w = max(len("Non-Null Count"), len(count))
                lines += ["Non-Null Count".ljust(w) + "  Dtype", "-" * 14 + " " * (w - 14) + "  -----", count.ljust(w) + "  " + kind.ljust(5)]
            else:
                lines += ["Dtype", "-----", kind.ljust(5)]
        lines.append("dtypes: %s(1)" % kind)
        if memory_usage is not False:
            lines.append(_memory_line(self.memory_usage(deep=memory_usage == "deep"), memory_usage, [kind]))
        (sys.stdout if buf is None else buf).write("\n".join(lines) + ("" if memory_usage is False else "\n"))

    def rename(self, index=None, *, axis=None, copy=None, inplace=False, level=None, errors="ignore"):
        out = self.copy()
        if callable(index) or isinstance(index, (dict, pd.Series)):
            _check_labels(self.index, index, errors, level)
            out.index = _transformed(self.index, _renamer(index), level)
        else:
            hash_needed = "Series.name must be a hashable type"
            try:
                hash(index)
            except TypeError:
                raise TypeError(hash_needed)
            out.name = index
        return _given(inplace, self, out)

    def reindex(self, index=None, *, axis=None, method=None, copy=None, level=None, fill_value=None, limit=None, tolerance=None):
        return self.copy() if index is None else _reindex_rows(self, index, method, fill_value, limit, tolerance, level)

    def drop(self, labels=None, *, axis=0, index=None, columns=None, level=None, inplace=False, errors="raise"):
        if labels is None and index is None:
            raise ValueError("Need to specify at least one of 'labels', 'index' or 'columns'")
        return _given(inplace, self, _pandas.take(self, _kept(self.index, index if labels is None else labels, level, errors)))

    def reset_index(self, level=None, *, drop=False, name=_no, inplace=False, allow_duplicates=False):
        if drop:
            out = pd.DataFrame({"x": self})
            out = DataFrame.reset_index(_with_index(out, self.index), level, drop=True)
            return _given(inplace, self, _with_index(self, out.index))
        if inplace:
            raise TypeError("Cannot reset_index inplace on a Series to create a DataFrame")
        label = (0 if self.name is None else self.name) if name is _no else name
        return DataFrame.reset_index(_pandas.frame([self], [label], self.index), level, allow_duplicates=allow_duplicates)

    def nbytes(self):
        return self.to_numpy().nbytes

    def memory_usage(self, index=True, deep=False):
        kind = str(self.dtype)
        n = len(self)
        if kind in ("str", "string"):
            own = text_bytes(self)
        elif kind == "category":
            own = self.cat.codes.dtype.itemsize * n + _categories_bytes(self)
        elif kind[:1] in "IUFb" and kind != "bool":
            own = n * (int(kind.lstrip("IntUFloat")) // 8 if kind[-1].isdigit() else 1) + n
        else:
            own = n * (1 if kind == "bool" else int(kind.lstrip("intufloacmplex")) // 8 if kind[:3] in ("int", "uin", "flo", "com") else 8)
        return own + (self.index.memory_usage() if index else 0)

    def cat(self):
        if str(self.dtype) != "category":
            raise AttributeError("Can only use .cat accessor with a 'category' dtype")
        return CategoricalAccessor(self)


def text_bytes(values):
    """Text lies as Arrow has it: the bytes, where each begins, and a bit for each where some are missing."""
    n = len(values)
    size = _pandas.text_size(values)
    return (sum([len(x.encode()) for x in values if isinstance(x, str)]) if size is None else size) + 8 * n + ((n + 7) // 8 if values.hasnans or _pandas.held(values)[0] else 0)


def _categories_bytes(s):
    """The categories, and the hash table of those that values were looked up in."""
    looked_up = _pandas.held(s)[1]
    n = len(s.dtype.categories)
    own = s.dtype.categories.memory_usage()
    if looked_up and not isinstance(s.dtype.categories, pd.RangeIndex):
        buckets = 4
        while buckets < n or n > int(buckets * 0.77 + 0.5):
            buckets *= 2
        own += 40 + 16 * buckets + 4 * max(1, buckets // 32)
    return own


# --- categories
class CategoricalAccessor:
    def __init__(self, s):
        self._s = s

    @property
    def categories(self):
        return self._s.dtype.categories

    @property
    def ordered(self):
        return self._s.dtype.ordered

    @property
    def codes(self):
        codes = _pandas.cat_codes(self._s)
        codes.name = None
        return codes

    def _made(self, codes, categories, ordered):
        return _pandas.cat_make(np.array(codes, dtype="int64"), categories, ordered, self._s)

    def _to(self, categories, ordered=None):
        """The same values in other categories; those that are gone are missing."""
        new = categories if isinstance(categories, pd.Index) else pd.Index(categories, tupleize_cols=False)
        if not new.is_unique:
            raise ValueError("Categorical categories must be unique")
        at = _pandas.find(new, self.categories)
        codes = self.codes.to_numpy().astype("int64")
        return self._made(np.where(codes < 0, -1, at[codes] if len(at) else -1), new, self.ordered if ordered is None else ordered)

    def rename_categories(self, new_categories):
        have = self.categories
        if isinstance(new_categories, dict) or callable(new_categories):
            new = [_renamer(new_categories)(c) for c in have]
        else:
            new = list(new_categories)
            if len(new) != len(have):
                raise ValueError("new categories need to have the same number of items as the old categories!")
        return self._made(self.codes, pd.Index(new), self.ordered)

    def add_categories(self, new_categories):
        new = list(new_categories) if _listed(new_categories) else [new_categories]
        both = [c for c in new if c in list(self.categories)]
        if both:
            raise ValueError("new categories must not include old categories: {%s}" % ", ".join([repr(c) for c in both]))
        return self._made(self.codes, pd.Index(list(self.categories) + new), self.ordered)

    def remove_categories(self, removals):
        gone = list(removals) if _listed(removals) else [removals]
        absent = [c for c in gone if c not in list(self.categories)]
        if absent:
            raise ValueError("removals must all be in old categories: %s" % (pd.Index(absent).tolist(),))
        return self._to([c for c in self.categories if c not in gone])

    def remove_unused_categories(self):
        used = sorted(set([int(k) for k in self.codes.to_numpy()]) - {-1})
        return self._to(self.categories.take(used))

    def set_categories(self, new_categories, ordered=None, rename=False):
        if rename:
            return self._made(self.codes, pd.Index(list(new_categories)), self.ordered if ordered is None else ordered)
        return self._to(new_categories, ordered)

    def reorder_categories(self, new_categories, ordered=None):
        new = list(new_categories)
        if len(new) != len(self.categories) or set(new) != set(self.categories):
            raise ValueError("items in new_categories are not the same as in old categories")
        return self._to(new, ordered)

    def as_ordered(self):
        return self._made(self.codes, self.categories, True)

    def as_unordered(self):
        return self._made(self.codes, self.categories, False)


def copied_attrs(attrs):
    from copy import deepcopy
    return deepcopy(attrs)


def warn_of_attribute(value):
    import warnings
    warnings.warn("Pandas doesn't allow columns to be created via a new attribute name - see https://pandas.pydata.org/pandas-docs/stable/indexing.html#attribute-access",
                  UserWarning, stacklevel=2)


def _index_line(index):
    n = len(index)
    span = "%d entries" % n
    if n:
        a, b = str(index[0]), str(index[n - 1])
        if str(index.dtype).startswith("datetime64[") and getattr(index, "tz", None) is None and bool((index == index.normalize()).all()):
            a, b = a[:10], b[:10]  # days
        elif str(index.dtype).startswith("timedelta64[") and all(x == x.floor("D") for x in index.dropna()):
            a, b = [x.split(" days")[0] + " days" if " days" in x else x for x in (a, b)]
        span += ", %s to %s" % (a, b)
    return "%s: %s" % (type(index).__name__, span)


def _memory_line(total, asked, kinds):
    plus = "+" if asked != "deep" and "object" in kinds else ""
    size = float(total)
    for unit in ("bytes", "KB", "MB", "GB", "TB"):
        if size < 1024 or unit == "TB":
            return "memory usage: %3.1f%s %s" % (size, plus, unit)
        size /= 1024
