"""Frames as records: to_records, JSON with a schema (orient="table"), and the refusals of pickles."""
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

    def to_pickle(self, path, **kwargs):
        raise NotImplementedError("DataFrame.to_pickle: pickles are CPython's own format; write CSV (to_csv) or JSON (to_json)")


class Series:
    def to_pickle(self, path, **kwargs):
        raise NotImplementedError("Series.to_pickle: pickles are CPython's own format; write CSV (to_csv) or JSON (to_json)")


def read_pickle(filepath_or_buffer, compression="infer", storage_options=None):
    raise NotImplementedError("pandas.read_pickle: pickles are CPython's own format; read CSV (read_csv) or JSON (read_json)")
