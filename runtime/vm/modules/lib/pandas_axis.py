"""Labels of Series and DataFrames: set_index, reset_index, rename, drop; frames of dicts and records; types inferred."""
import numpy as np
import pandas as pd
import _pandas

from pandas._levels import multi, picked, values_of
from pandas._axis_base import (_axis, _check_labels, _frame, _given, _ints, _kept, _names, _no, _parts, _position, _renamer,
                               _stays_range, _together, _transformed, _with_columns, _with_index, _without_rows)
from pandas._reindex import _dated, _evenly, _reindex_rows


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
        pos = np.asarray(indices if isinstance(indices, np.ndarray) else list(indices), dtype="int64")
        n = self.shape[_axis(axis, self)]
        if len(pos) and ((pos < -n) | (pos >= n)).any():
            raise IndexError("indices are out-of-bounds")
        pos = np.where(pos < 0, pos + n, pos).astype("int64")
        return _pandas.columns_at(self, pos) if _axis(axis, self) else _pandas.take(self, pos)

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
        if level is None and self.index.nlevels > 1:
            unnamed = list(self.index.names).count(None)
            if unnamed > 1:
                raise ValueError("The name None occurs multiple times, use a level number")
            raise TypeError("index is not a valid DatetimeIndex or PeriodIndex") if unnamed else KeyError("Level None not found")
        index = _dated(self.index).tz_localize(tz, ambiguous, nonexistent)
        return _with_index(self, index if isinstance(self.index, pd.DatetimeIndex) else index.rename(None))

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
            from pandas._offset_names import to_offset
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
                values = plain if str(plain.dtype) in ("str", "int64", "float64", "bool") or str(plain.dtype).startswith(("datetime64", "timedelta64", "period")) else values
            parts.append(values)
        columns = heads + list(self.columns)
        if multi or not all(isinstance(x, str) for x in columns):
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
            if not _stays_range(self.columns, out.columns, columns, level):
                out.columns = _ints(out.columns)
        if index is not None:
            out = _without_rows(out, index, level, errors)
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
        if rows and isinstance(rows[0], dict) and columns is None and all(isinstance(x, tuple) for x in _pandas.labels(out)):
            out.columns = pd.Index(_pandas.labels(out))  # of several levels
        out.index = pd.Index(keys, tupleize_cols=isinstance(rows[0], dict))
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

    def isetitem(self, loc, value):
        _pandas.set_column_at(self, loc, value)


class Series(Shared):
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

    def drop(self, labels=None, *, axis=0, index=None, columns=None, level=None, inplace=False, errors="raise"):
        if labels is None and index is None:
            raise ValueError("Need to specify at least one of 'labels', 'index' or 'columns'")
        return _given(inplace, self, _without_rows(self, index if labels is None else labels, level, errors))

    def reset_index(self, level=None, *, drop=False, name=_no, inplace=False, allow_duplicates=False):
        if drop:
            out = pd.DataFrame({"x": self})
            out = DataFrame.reset_index(_with_index(out, self.index), level, drop=True)
            return _given(inplace, self, _with_index(self, out.index))
        if inplace:
            raise TypeError("Cannot reset_index inplace on a Series to create a DataFrame")
        label = (0 if self.name is None else self.name) if name is _no else name
        return DataFrame.reset_index(_pandas.frame([self], [label], self.index), level, allow_duplicates=allow_duplicates)
