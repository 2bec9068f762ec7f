"""pd.DataFrame of what C does not read at once: dicts of Series and dicts, rows that are records, structured arrays, other frames."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import bare, kind, united


def _from_dict(data, index, columns):
    series = {k: pd.Series(v) if isinstance(v, dict) else v for k, v in data.items()}
    if columns is not None:
        series = {c: series[c] if c in series else None for c in columns}
    with_labels = [v.index for v in series.values() if isinstance(v, pd.Series)]
    lists = [v for v in series.values() if not isinstance(v, pd.Series) and hasattr(v, "__len__") and not isinstance(v, (str, bytes))]
    if index is None:
        if with_labels:
            dicts = [v for v in data.values() if isinstance(v, dict)]
            if dicts and len(dicts) == len([v for v in data.values()]):
                seen = {}
                for d in dicts:
                    for k in d:
                        seen[k] = None
                index = pd.Index(list(seen))
            else:
                index = united(with_labels)
        else:
            index = pd.RangeIndex(len(lists[0]) if lists else 0)
        for v in lists:
            if len(v) != len(index):
                raise ValueError("array length %d does not match index length %d" % (len(v), len(index)) if with_labels else "All arrays must be of the same length")
    index = index if isinstance(index, pd.Index) else pd.Index(index)
    parts = []
    for k, v in series.items():
        if isinstance(v, pd.Series):
            if v.index.equals(index):
                parts.append(v)
            else:
                if not v.index.is_unique:
                    raise ValueError("cannot reindex on an axis with duplicate labels")
                parts.append(_pandas.take(v, _pandas.find(v.index, index)))
        elif v is None or isinstance(v, (str, bytes)) or not hasattr(v, "__len__"):
            parts.append(pd.Series([np.nan if v is None else v] * len(index), dtype="object" if v is None else None))
        else:
            s = pd.Series(v)
            if len(s) != len(index):
                raise ValueError("Length of values (%d) does not match length of index (%d)" % (len(s), len(index)))
            parts.append(s)
    if not parts:
        return pd.DataFrame(index=index)
    out = _pandas.frame(parts, list(series), index)
    if columns is None and all(isinstance(k, tuple) for k in series):
        out.columns = pd.Index(list(series))  # of several levels
    return out


def _stacked(rows, labels):
    """Series of numbers or of times as the rows of a matrix, of the type that holds all; None: others."""
    out = []
    for r in rows:
        if not isinstance(r, pd.Series) or not len(labels) or not r.index.is_unique:
            return None
        v = bare(r) if _pandas.same(r.index, labels) else _pandas.take(bare(r), _pandas.find(r.index, labels))
        gone = kind(v) in "IFB" and v.isna().any()
        if kind(v) not in "iufbIFBMm" or gone and kind(v) == "B" or "," in str(v.dtype):
            return None
        out.append(v.to_numpy(dtype="float64", na_value=np.nan) if gone else v.to_numpy())
    return np.vstack(out) if len(set(x.dtype.kind for x in out) & set("Mm")) == 0 or len(set(x.dtype for x in out)) == 1 else None


def _listed(v):
    """A column that is given as an iterable of its items."""
    if isinstance(v, (set, frozenset)):
        raise TypeError("'%s' type is unordered" % type(v).__name__)
    if hasattr(v, "__array__") or isinstance(v, (list, tuple, range, dict, str, bytes, pd.Series, pd.Index, pd.DataFrame)) or not hasattr(v, "__iter__"):
        return v
    return list(v)


def unmapped(x):
    """A mapping that is no dict (ChainMap, UserDict, a class of the program) as one; anything else as it is."""
    from collections.abc import Mapping
    return {k: x[k] for k in x} if isinstance(x, Mapping) and not isinstance(x, dict) else x


def _from_rows(rows, index, columns):
    rows = [unmapped(r) for r in rows] if hasattr(rows[0], "keys") else rows
    first = rows[0]
    if hasattr(first, "__dataclass_fields__"):
        names = list(first.__dataclass_fields__)
        out = pd.DataFrame([[getattr(r, n) for n in names] for r in rows], columns=names)
    elif hasattr(first, "_fields"):
        out = pd.DataFrame([tuple(r) for r in rows], columns=list(first._fields) if columns is None else columns)
        columns = None
    elif isinstance(first, pd.Series):
        labels = united([r.index for r in rows], False) if columns is None else columns if isinstance(columns, pd.Index) else pd.Index(columns)
        columns = None
        from pandas._apply import spread
        content = _stacked(rows, labels)
        out = pd.DataFrame([spread(r, labels) for r in rows] if content is None else content)
        out.columns = labels
        if index is None:
            names = [r.name for r in rows]
            if any(n is not None for n in names):
                bare = iter(range(len(names)))
                index = pd.Index([f"Unnamed {next(bare)}" if n is None else n for n in names])
    elif isinstance(first, (str, bytes)) or not hasattr(first, "__iter__"):  # a column
        out = pd.Series(rows).to_frame()
        if columns is not None and len(columns) != 1:
            raise ValueError(f"Shape of passed values is ({len(rows)}, 1), indices imply ({len(rows)}, {len(columns)})")
        if columns is not None:
            out.columns = columns
        columns = None
    else:
        out = pd.DataFrame([list(r) if not isinstance(r, dict) else r for r in rows], columns=columns)
        columns = None
    if columns is not None:
        out = out[list(columns)] if set(columns) <= set(out.columns) else out.reindex(columns=columns)
    if index is not None:
        out.index = index
    return out


def _from_scalar(value, index, columns, dtype):
    if index is None or columns is None:
        raise ValueError("DataFrame constructor not properly called!")
    columns = columns if isinstance(columns, pd.Index) else pd.Index(columns)
    column = pd.Series(value, index=index, dtype=dtype)
    out = _pandas.frame([column] * len(columns), list(range(len(columns))), column.index)
    out.columns = columns
    return out


def frame(data, index=None, columns=None, dtype=None):
    if isinstance(data, dict):
        given, data = data, {k: _listed(v) for k, v in data.items()}
        if any(data[k] is not given[k] for k in data):
            return pd.DataFrame(data, index, columns, dtype)
        out = _from_dict(data, index, columns)
        if columns is not None and isinstance(columns, pd.Index):
            out.columns = columns
    elif isinstance(data, pd.DataFrame):
        out = data
        if columns is not None:
            out = out.reindex(columns=columns)
            if out.columns.nlevels == 1 and out is not data:
                out.columns = out.columns.rename(getattr(columns, "name", None))
        if index is not None:
            out = out.reindex(index)
            if out.index.nlevels == 1 and out is not data:
                out.index = out.index.rename(getattr(index, "name", None))
        out = out.copy() if out is data else out
    elif isinstance(data, pd.Series):
        name = 0 if data.name is None else data.name
        if columns is not None:
            name = list(columns)[0] if data.name is None or list(columns)[0] == data.name else list(columns)[0]
        s = data if index is None else data.reindex(index)
        out = _pandas.frame([s], [name], s.index)
        if columns is not None and data.name is not None and name != data.name:
            out = pd.DataFrame(index=s.index, columns=columns)
    elif isinstance(data, pd.Index):
        parts = [_pandas.level_values(data, k) for k in range(data.nlevels)]
        names = list(columns) if columns is not None else [k if n is None else n for k, n in enumerate(data.names)]
        out = _pandas.frame(parts, names)
        if index is not None:
            out.index = index
    elif getattr(getattr(data, "dtype", None), "names", None):  # records, np.recarray too
        out = pd.DataFrame({n: data[n] for n in data.dtype.names}, index=index)
        if columns is not None:
            out = out[list(columns)]
    elif isinstance(data, (str, bytes)) or not hasattr(data, "__iter__"):
        return _from_scalar(data, index, columns, dtype)
    else:
        rows = list(data)
        if not rows:
            out = pd.DataFrame(index=index, columns=columns)
        else:
            out = _from_rows(rows, index, columns)
    return out if dtype is None else out.astype(dtype)
