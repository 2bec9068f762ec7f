"""Frames as records: to_records, JSON with a schema (orient="table"), pickles."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import floats_of, is_series, kind, nan

_TYPES = {"i": "integer", "u": "integer", "I": "integer", "f": "number", "F": "number", "b": "boolean", "B": "boolean", "M": "datetime", "m": "duration", "C": "any"}


# --- JSON -----------------------------------------------------------------------------------------------------------------------------
def _field(name, s):
    out = [("name", name), ("type", _TYPES.get(kind(s), "string"))]
    t = str(s.dtype)
    if kind(s) == "C":
        out += [("constraints", {"enum": s.cat.categories.tolist()}), ("ordered", bool(s.cat.ordered))]
    elif kind(s) == "M" and s.dt.tz is not None:
        out.append(("tz", str(s.dt.tz)))
    elif kind(s) in "IFBs":
        out.append(("extDtype", t))
    return out


def _laid(j, x, depth):
    if isinstance(x, dict):
        return j.object([(k, _laid(j, v, depth + 1)) for k, v in x.items()], depth)
    if isinstance(x, list):
        return j.array([_laid(j, v, depth + 1) for v in x], depth)
    return j.value(x, depth)


def _index_columns(index, several):
    """The levels of an index as (name, Series)."""
    single = index.nlevels == 1
    names = [n if n is not None else "index" if single else several % k for k, n in enumerate(index.names)]
    return [(n, pd.Series(index if single else index.get_level_values(k)).reset_index(drop=True)) for k, n in enumerate(names)]


def to_table(x, date_format, digits, ascii_only, date_unit, handler, index, indent):
    from pandas._output import _Json, _json_source, _PLACES
    if date_format not in (None, "iso"):
        raise ValueError("Trying to write with `orient='table'` and `date_format='%s'`. Table Schema requires dates to be formatted with `date_format='iso'`" % date_format)
    f = x.to_frame("values" if x.name is None else x.name) if is_series(x) else x
    if _pandas.labels(f) and f.columns.nlevels > 1:
        raise NotImplementedError("orient='table' is not supported for MultiIndex columns")
    keys = _index_columns(f.index, "level_%d") if index is not False else []
    columns = keys + list(zip(_pandas.labels(f), _pandas.columns(f)))
    if len(set(n for n, _ in columns)) < len(columns):
        raise ValueError("Overlapping names between the index and columns")
    schema = {"fields": [dict(_field(n, s)) for n, s in columns]}
    if keys:
        schema["primaryKey"] = [n for n, _ in keys]
    schema["pandas_version"] = "1.4.0"
    j = _Json("iso", digits, ascii_only, date_unit, handler, 0)
    cells = [[j.value(v.isoformat()) for v in s.tolist()] if i >= len(keys) and kind(s) == "m" else _json_source(j, s, 3) for i, (_, s) in enumerate(columns)]
    heads = [("," if i else "{") + j.key(n) + ":" for i, (n, _) in enumerate(columns)]
    rows = _pandas.json_rows(len(f), cells, heads, "}", ",", None, digits, ascii_only, _PLACES[date_unit]) if columns else ""
    text = j.object([("schema", _laid(j, schema, 1)), ("data", "[" + rows + "]")])
    return _pandas.json_laid(text, indent) if indent else text


def from_table(data):
    """A frame of {"schema": …, "data": …}."""
    fields = data["schema"]["fields"]
    out = {}
    for field in fields:
        name, what = field["name"], field["type"]
        s = pd.Series([r.get(name) for r in data["data"]], dtype="object")
        if "extDtype" in field:
            s = s.astype(field["extDtype"])
        elif what == "integer":
            s = s.astype("int64") if s.notna().all() else s.astype("float64")
        elif what == "number":
            s = s.astype("float64")
        elif what == "boolean":
            s = s.astype("bool")
        elif what == "datetime":
            s = (pd.to_datetime(s, utc=True).dt.tz_convert(field["tz"]) if "tz" in field else pd.to_datetime(s)).dt.as_unit("ns")
        elif what == "duration":
            s = pd.to_timedelta(s)
        elif what == "any" and "constraints" in field:
            s = s.astype(pd.CategoricalDtype(field["constraints"]["enum"], ordered=field.get("ordered", False)))
        out[name] = s
    f = pd.DataFrame(out)
    keys = data["schema"].get("primaryKey")
    if keys:
        f = f.set_index(keys)
        if len(keys) == 1 and keys[0] == "index":
            f.index.name = None
        elif len(keys) > 1:
            f.index.names = [None if str(n).startswith("level_") else n for n in f.index.names]
    return f


# --- records --------------------------------------------------------------------------------------------------------------------------
def _field_values(name, s, dtypes, at):
    k = kind(s)
    if k in "IF":
        v = floats_of(s) if k == "F" or s.isna().any() else s.to_numpy(dtype=str(s.dtype).lower())
    elif k in "biufcmM" and (k != "M" or s.dt.tz is None):
        v = s.to_numpy()
    else:
        raise NotImplementedError("to_records: %r holds %s values, and fields of records hold numbers, bools and times only" % (name, s.dtype))
    if dtypes is None:
        return v
    if isinstance(dtypes, dict):
        t = dtypes.get(name, dtypes.get(at))
        return v if t is None else v.astype(t)
    return v.astype(dtypes)


class DataFrame:
    def to_records(self, index=True, column_dtypes=None, index_dtypes=None):
        parts = []
        if index:
            parts += [(n, _field_values(n, s, index_dtypes, k)) for k, (n, s) in enumerate(_index_columns(self.index, "level_%d"))]
        parts += [(n, _field_values(n, s, column_dtypes, k)) for k, (n, s) in enumerate(zip(_pandas.labels(self), _pandas.columns(self)))]
        out = np.zeros(len(self), dtype=[(str(n), v.dtype) for n, v in parts])
        for n, v in parts:
            out[str(n)] = v
        return out.view(np.recarray)

    def to_pickle(self, path, *, compression="infer", protocol=5, storage_options=None):
        _write_pickle(self, path, compression)


class Series:
    def to_pickle(self, path, *, compression="infer", protocol=5, storage_options=None):
        _write_pickle(self, path, compression)


# --- pickles: the format of this pickle module, not CPython's ---------------------------------------------------------------------
def _plain_file(path, compression):
    if compression is not None and (compression != "infer" or str(path).endswith((".gz", ".bz2", ".zip", ".xz", ".zst", ".tar"))):
        raise NotImplementedError("pickles of frames are not compressed here")


def _write_pickle(x, path, compression):
    import pickle
    _plain_file(path, compression)
    if hasattr(path, "write"):
        path.write(pickle.dumps(x))
        return
    with open(path, "wb") as f:
        pickle.dump(x, f)


def read_pickle(filepath_or_buffer, compression="infer", storage_options=None):
    import pickle
    _plain_file(filepath_or_buffer, compression)
    if hasattr(filepath_or_buffer, "read"):
        return pickle.loads(filepath_or_buffer.read())
    with open(filepath_or_buffer, "rb") as f:
        return pickle.load(f)


def _cells(s):
    """The cells of a Series as (how to make them again, of what)."""
    k, dtype = kind(s), str(s.dtype)
    if k == "C":
        return "category", (s.cat.codes.to_numpy(), s.cat.categories, bool(s.cat.ordered))
    if k == "M" and "," in dtype:
        return "zone", (s.dt.tz_convert("UTC").dt.tz_localize(None).to_numpy(), str(s.dt.tz))
    if k in "biufcmM":
        return "array", s.to_numpy()
    if dtype.startswith("period"):
        return dtype, s.astype("str").tolist()
    return dtype, [None if x is pd.NA else x for x in s.tolist()] if k in "IFB" or dtype == "string" else s.tolist()


def _made_cells(how, data):
    if how == "category":
        return pd.Series(pd.Categorical.from_codes(data[0], categories=data[1], ordered=data[2]))
    if how == "zone":
        return pd.Series(data[0]).dt.tz_localize("UTC").dt.tz_convert(data[1])
    if how.startswith("interval"):
        return pd.Series(pd.arrays.IntervalArray(data))
    return pd.Series(data) if how == "array" else pd.Series(data, dtype=how)


def _made_frame(cells, columns, index, attrs):
    r = _pandas.frame([_made_cells(*c) for c in cells], columns, index)
    r.attrs.update(attrs)
    return r


def _made_series(cells, index, name, attrs):
    r = _pandas.series(_made_cells(*cells), index, name)
    r.attrs.update(attrs)
    return r


def _made_range(start, stop, step, name):
    return pd.RangeIndex(start, stop, step, name=name)


def _made_levels(levels, names):
    return pd.MultiIndex.from_arrays(levels, names=names)


def _made_index(cells, name, freq):
    r = pd.Index(_made_cells(*cells), name=name)
    if freq is not None and isinstance(r, (pd.DatetimeIndex, pd.TimedeltaIndex)):
        r.freq = freq
    return r


def pickled(x):
    """How a frame, a Series or an index is made again: (function, its arguments)."""
    if isinstance(x, pd.DataFrame):
        return _made_frame, ([_cells(c) for c in _pandas.columns(x)], x.columns, x.index, x.attrs)
    if isinstance(x, pd.Series):
        return _made_series, (_cells(x), x.index, x.name, x.attrs)
    if isinstance(x, pd.RangeIndex):
        return _made_range, (x.start, x.stop, x.step, x.name)
    if isinstance(x, pd.MultiIndex):
        return _made_levels, ([x.get_level_values(k) for k in range(x.nlevels)], list(x.names))
    return _made_index, (_cells(pd.Series(x)), x.name, getattr(x, "freqstr", None))
