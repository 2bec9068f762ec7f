"""What pandas writes: to_dict, to_json, to_csv with all its options, to_markdown."""
import math
import warnings

import numpy as np
import pandas as pd
import _pandas
from _numpy import crc32 as _crc32, deflate as _deflate
from numpy._npy import _zip
from pandas._base import is_list_like, is_series, kind, make_index, names_of, nan, no_default


# --- to_dict --------------------------------------------------------------------------------------------------------------------
def _into(into):
    if isinstance(into, type):
        if into.__name__ == "defaultdict":
            raise TypeError("to_dict() only accepts initialized defaultdicts")
        return into
    return lambda pairs=(): _filled_like(into, pairs)


def _filled_like(into, pairs):
    r = type(into)(into.default_factory)
    for k, v in pairs:
        r[k] = v
    return r


def frame_to_dict(f, orient, into, index):
    make = _into(into)
    if orient not in ("dict", "list", "series", "split", "tight", "records", "index"):
        raise ValueError(f"orient '{orient}' not understood")
    if not index and orient not in ("split", "tight"):
        raise ValueError("'index=False' is only valid when 'orient' is 'split' or 'tight'")
    labels, columns = _pandas.labels(f), _pandas.columns(f)
    if orient == "series":
        return make(zip(labels, columns))
    lists = [c.tolist() for c in columns]
    for j, c in enumerate(columns):
        if str(c.dtype).startswith(("Int", "UInt", "Float", "boolean", "string", "object")):
            lists[j] = [None if v is pd.NA else v for v in lists[j]]
    if orient == "list":
        return make(zip(labels, lists))
    rows = None if orient == "records" else list(f.index) if orient in ("dict", "index") else f.index.tolist()
    if orient == "dict":
        return make([(x, make(zip(rows, v))) for x, v in zip(labels, lists)])
    cells = list(zip(*lists)) if lists else [() for _ in range(len(f))]
    if orient == "records":
        return [make(zip(labels, r)) for r in cells]
    if orient == "index":
        if not f.index.is_unique:
            raise ValueError("DataFrame index must be unique for orient='index'.")
        return make([(k, make(zip(labels, r))) for k, r in zip(rows, cells)])
    out = [("index", rows)] if index else []
    out += [("columns", labels), ("data", [list(r) for r in cells])]
    if orient == "tight":
        out += ([("index_names", names_of(f.index))] if index else []) + [("column_names", names_of(f.columns))]
    return make(out)


# --- json -------------------------------------------------------------------------------------------------------------------------
_ESCAPES = {'"': '\\"', "\\": "\\\\", "/": "\\/", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _json_text(s, ascii_only):
    out = []
    for c in s:
        n = ord(c)
        if c in _ESCAPES:
            out.append(_ESCAPES[c])
        elif n < 32 or (ascii_only and n > 127):
            if n > 0xFFFF:
                n -= 0x10000
                out.append("\\u%04x\\u%04x" % (0xD800 + (n >> 10), 0xDC00 + (n & 0x3FF)))
            else:
                out.append("\\u%04x" % n)
        else:
            out.append(c)
    return '"' + "".join(out) + '"'


_UNSERIALIZABLE = "Unable to serialize object to JSON: encountered an unsupported object type; convert the column to a supported type (e.g. str) before calling to_json."


def _thousandths(span):
    """ISO text of a span: parts of a second are written by threes."""
    head, dot, frac = span[:-1].partition(".")
    return head + dot + frac + "0" * (-len(frac) % 3) + "S"


class _Json:
    def __init__(self, date_format, digits, ascii_only, date_unit, default_handler, indent):
        self.date_format, self.digits, self.ascii, self.unit, self.handler, self.indent = date_format, digits, ascii_only, date_unit, default_handler, indent

    def number(self, x):
        return _pandas.json_number(x, self.digits)

    def date(self, x):
        import datetime
        if isinstance(x, datetime.time):
            return f'"{x.isoformat()}"'
        if isinstance(x, datetime.date) and not isinstance(x, pd.Timestamp):
            x = pd.Timestamp(x)
        if self.date_format == "iso":
            zoned = getattr(x, "tzinfo", None) is not None
            if zoned and hasattr(x, "tz_convert"):
                x = x.tz_convert("UTC")
            if hasattr(x, "total_seconds"):
                return '"' + _thousandths(x.isoformat()) + '"'
            text = x.isoformat(timespec={"s": "seconds", "ms": "milliseconds", "us": "microseconds", "ns": "nanoseconds"}[self.unit])
            return '"' + (text.replace("+00:00", "Z") if zoned else text) + '"'
        return str(x.value // {"s": 10 ** 9, "ms": 10 ** 6, "us": 1000, "ns": 1}[self.unit] if hasattr(x, "value") else int(x.timestamp() * 1000))

    def value(self, x, depth=0):
        if x is None or x is pd.NaT or x is pd.NA:
            return "null"
        if isinstance(x, (bool, np.bool_)):
            return "true" if x else "false"
        if isinstance(x, (int, np.integer)):
            return str(int(x))
        if isinstance(x, (float, np.floating)):
            return self.number(float(x))
        if isinstance(x, str):
            return _json_text(x, self.ascii)
        if isinstance(x, dict):
            return self.object([(k, self.value(v, depth + 1)) for k, v in x.items()], depth)
        if isinstance(x, (list, tuple, set, np.ndarray, pd.Index)):
            return self.array([self.value(v, depth + 1) for v in (x.tolist() if hasattr(x, "tolist") else x)], depth)
        if is_series(x):
            return self.object(list(zip(x.index.tolist(), [self.value(v, depth + 1) for v in x.tolist()])), depth)
        if hasattr(x, "isoformat"):
            return self.date(x)
        if hasattr(x, "total_seconds"):
            return self.date(pd.Timedelta(x))
        if isinstance(x, pd.Interval):
            names = ("closed", "closed_left", "closed_right", "is_empty", "left", "length", "mid", "open_left", "open_right", "right")
            return self.object([(n, self.value(getattr(x, n), depth + 1)) for n in names], depth)
        if hasattr(x, "as_tuple"):  # Decimal
            return f'"{x}"'
        if self.handler is not None:
            return self.value(self.handler(x), depth)
        if isinstance(x, np.dtype):
            raise ValueError(_UNSERIALIZABLE)
        raise OverflowError("Maximum recursion level reached")

    def key(self, k):
        if k is pd.NaT:
            return '"null"'
        if isinstance(k, str):
            return _json_text(k, self.ascii)
        if isinstance(k, tuple):
            return _json_text("(" + ", ".join(repr(v) for v in k) + ")", self.ascii)
        if hasattr(k, "isoformat"):
            d = self.date(k)
            return d if d.startswith('"') else f'"{d}"'
        return f'"{k}"'

    def _laid(self, parts, fences, depth):
        if not self.indent:
            return fences[0] + ",".join(parts) + fences[1]
        if not parts:
            return fences[0] + "\n\n" + " " * (self.indent * depth) + fences[1]
        pad = "\n" + " " * (self.indent * (depth + 1))
        return fences[0] + pad + ("," + pad).join(parts) + "\n" + " " * (self.indent * depth) + fences[1]

    def object(self, pairs, depth=0):
        return self._laid([self.key(k) + ":" + v for k, v in pairs], "{}", depth)

    def array(self, values, depth=0):
        return self._laid(values, "[]", depth)


_PLACES = {"s": 0, "ms": 3, "us": 6, "ns": 9}


def _json_source(j, s, deep, arrays=True):
    """What _pandas.json_rows takes of a column: itself, counts of its times, or the texts of its cells."""
    k = kind(s)
    if k in "Mm" and j.date_format == "epoch":
        from _pandas_dates import raw
        have, want = _PLACES[s.dt.unit], _PLACES[j.unit]
        counts = raw(s)
        gone = s.isna()
        s = pd.Series(counts // 10 ** (have - want) if have >= want else counts * 10 ** (want - have))
        return s.astype("Int64").mask(gone.to_numpy()) if gone.any() else s
    if k != "C" and _pandas.json_native(s):
        return s
    return [j.value(v, deep) for v in (_json_cells(s) if arrays else s.tolist())]


def _json_rows(j, x, series, orient, lines, index):
    """The text of an object that has rows and columns, without an indent."""
    def rows(columns, heads, close, between=",", keys=None):
        return _pandas.json_rows(len(x), columns, heads, close, between, keys, j.digits, j.ascii, _PLACES[j.unit])

    def keys():
        labels = _pandas.levels(x.index)
        if len(labels) == 1 and kind(labels[0]) in "isMm" and not labels[0].isna().any():
            return _json_source(j, labels[0], 1), None
        return None, [j.key(k) + ":" for k in x.index.tolist()]

    def keyed(columns, heads, close):
        k, texts = keys()
        return rows(columns, heads, close, ",", k) if texts is None else rows([texts] + columns, [""] + heads, close)

    def labels():
        c = _json_source(j, _pandas.series(x.index), 2) if x.index.nlevels == 1 else [j.value(v, 2) for v in x.index.tolist()]
        return "[" + rows([c], [""], "") + "]"

    columns = [_json_source(j, c, 2, orient != "split" or index is not False) for c in ([x] if series else _pandas.columns(x))]
    if series:
        if orient in ("records", "values"):
            return rows(columns, [""], "", "\n") + "\n" if lines else "[" + rows(columns, [""], "") + "]"
        if orient == "split":
            return j.object([("name", j.value(x.name))] + ([("index", labels())] if index is not False else []) + [("data", "[" + rows(columns, [""], "") + "]")])
        return "{" + keyed(columns, [""], "") + "}"
    names = _pandas.labels(x)
    if orient in ("index", "columns", "records") and len(set(names)) < len(names):
        raise ValueError(f"DataFrame columns must be unique for orient='{orient}'.")
    if orient == "columns":
        return j.object([(k, "{" + keyed([c], [""], "") + "}") for k, c in zip(names, columns)])
    if orient in ("records", "index"):
        heads = [("," if i else "{") + j.key(k) + ":" for i, k in enumerate(names)]
        if orient == "index":
            return "{" + keyed(columns, heads, "}") + "}"
        return rows(columns, heads, "}", "\n") + "\n" if lines else "[" + rows(columns, heads, "}") + "]"
    data = "[" + rows(columns, ["," if i else "[" for i in range(len(columns))], "]") + "]"
    if orient == "values":
        return data
    return j.object([("columns", j.array([j.value(c, 2) for c in names], 1))] + ([("index", labels())] if index is not False else []) + [("data", data)])


def _json_cells(s):
    """The values of a column; categories of ints beside missing ones are floats."""
    values = s.tolist()
    whole = kind(s) == "C" and any(v != v for v in values) and all(v != v or isinstance(v, (int, np.integer)) and not isinstance(v, bool) for v in values)
    return [float(v) for v in values] if whole else values


def to_json(x, orient, date_format, digits, ascii_only, date_unit, handler, lines, index, indent):
    series = is_series(x)
    if orient is None:
        orient = "index" if series else "columns"
    if lines and orient != "records":
        raise ValueError("'lines' keyword only valid when 'orient' is records")
    allowed = ("split", "records", "index", "table") if series else ("split", "records", "index", "columns", "values", "table")
    if orient == "table":
        from pandas._tables import to_table
        return to_table(x, date_format, digits, ascii_only, date_unit, handler, index, indent)
    if orient not in allowed and not (series and orient in ("columns", "values")):
        raise ValueError(f"Invalid value '{orient}' for option 'orient'")
    if index is False and orient in ("index", "columns"):
        raise ValueError("'index=False' is only valid when 'orient' is 'split', 'table', 'records', or 'values'.")
    if not 0 <= digits <= 15:
        raise ValueError(f"Invalid value '{digits}' for option 'double_precision', max is '15'")
    j = _Json(date_format or "epoch", digits, ascii_only, date_unit, handler, indent)
    if orient in ("index", "columns") and not x.index.is_unique:
        raise ValueError(f"{'Series' if series else 'DataFrame'} index must be unique for orient='{orient}'.")
    if len(x) and (series or len(_pandas.labels(x))) and not (indent and lines):
        if not indent:
            return _json_rows(j, x, series, orient, lines, index)
        j.indent = 0
        return _pandas.json_laid(_json_rows(j, x, series, orient, lines, index), indent)
    rows = x.index.tolist()
    if series:
        deep = 2 if orient == "split" else 1
        cells = [j.value(v, deep) for v in _json_cells(x)]
        if orient in ("records", "values"):
            return "\n".join(cells) + "\n" if lines else j.array(cells)
        if orient == "split":
            head = [("name", j.value(x.name))] + ([("index", j.array([j.value(v, 2) for v in rows], 1))] if index is not False else [])
            return j.object(head + [("data", j.array(cells, 1))])
        return j.object(list(zip(rows, cells)))
    labels, lists = _pandas.labels(x), [_json_cells(c) if orient != "split" or index is not False else c.tolist() for c in _pandas.columns(x)]
    if orient in ("index", "columns", "records") and len(set(labels)) < len(labels):
        raise ValueError(f"DataFrame columns must be unique for orient='{orient}'.")
    if orient == "columns":
        return j.object([(k, j.object([(r, j.value(v, 2)) for r, v in zip(rows, c)], 1)) for k, c in zip(labels, lists)])
    cells = list(zip(*lists))
    if orient == "records":
        parts = [j.object([(k, j.value(v, 2)) for k, v in zip(labels, r)], 1 if not lines else 0) for r in cells]
        return "\n".join(parts) + "\n" if lines else j.array(parts)
    if orient == "index":
        return j.object([(k, j.object([(c, j.value(v, 2)) for c, v in zip(labels, r)], 1)) for k, r in zip(rows, cells)])
    data = j.array([j.array([j.value(v, 3 if orient == "split" else 2) for v in r], 2 if orient == "split" else 1) for r in cells], 1 if orient == "split" else 0)
    if orient == "values":
        return data
    head = [("columns", j.array([j.value(c, 2) for c in labels], 1))] + ([("index", j.array([j.value(r, 2) for r in rows], 1))] if index is not False else [])
    return j.object(head + [("data", data)])


# --- csv ------------------------------------------------------------------------------------------------------------------------------
def _number_text(x, float_format, decimal):
    if float_format is None:
        s = repr(float(x))
    elif callable(float_format):
        s = float_format(x)
    else:
        s = float_format % x
    return s if decimal == "." else s.replace(".", decimal)


def _cells(c, na_rep, float_format, decimal, date_format, quote_numbers):
    if kind(c) == "C" and kind(c.cat.categories) in "Mm":
        c = c.astype(c.cat.categories.dtype)
    k = kind(c)
    missing = c.isna().tolist()
    if k == "f":
        plain = float_format is None and decimal == "." and quote_numbers is None
        if quote_numbers and float_format is None:
            return [na_rep if m else v for v, m in zip(c.tolist(), missing)]
        out = [na_rep if m else (v if plain else _number_text(v, float_format, decimal)) for v, m in zip(c.tolist(), missing)]
        return [repr(v) if isinstance(v, float) else v for v in out]
    if k in "Mm":
        if date_format and k == "M":
            return [na_rep if m else v.strftime(date_format) for v, m in zip(c.tolist(), missing)]
        return [na_rep if m else v for v, m in zip(c.astype("str").tolist(), missing)]  # one form for the whole column
    if date_format and k in "OP":  # of times among objects, too
        c = _pandas.objects([v.strftime(date_format) if not m and hasattr(v, "strftime") else v for v, m in zip(c.tolist(), missing)])
        k = "O"
    if k in "OC":
        float_format, decimal = None, "."  # formats are for columns of floats
        c = c.astype("object") if k == "C" else c
    return [na_rep if m else v if isinstance(v, str) or (quote_numbers is not None and isinstance(v, (int, float)) and not isinstance(v, bool)) else
            (_number_text(v, float_format, decimal) if isinstance(v, float) else str(v)) for v, m in zip(c.tolist(), missing)]


def csv_text(f, sep, na_rep, float_format, columns, header, index, index_label, quoting, quotechar, lineterminator, date_format, doublequote, escapechar, decimal):
    import csv
    import io
    if float_format is not None and columns is None and header in (True, False) and index_label is None and quoting is None and quotechar == '"' and lineterminator == "\n" \
            and date_format is None and doublequote and escapechar is None and decimal == "." and f.columns.nlevels == 1 and kind(f.columns) != "f" and not (index and any(kind(x) in "fFOC" for x in _pandas.levels(f.index))):
        text = [pd.Series([None if v != v else float_format % v if isinstance(float_format, str) else float_format(v) for v in c.tolist()], dtype="str") if kind(c) == "f" else c
                for c in _pandas.columns(f)]
        if not any(kind(c) in "FOC" for c in text):  # whose floats have the format too
            return _pandas.frame(text, _pandas.labels(f), f.index, None, f.columns).to_csv(sep=sep, na_rep=na_rep, header=header, index=index)
    labels, parts = _pandas.labels(f), _pandas.columns(f)
    if columns is not None:
        names = list(columns)
        absent = [x for x in names if x not in labels]
        if absent:
            raise KeyError(f"{make_index(absent)} not in index" if len(absent) < len(names) else f"None of [{make_index(absent)}] are in the [columns]")
        at = [i for x in names for i, y in enumerate(labels) if y == x]  # a label that repeats: all its columns
        parts, labels = [parts[i] for i in at], [labels[i] for i in at]
    out = io.StringIO()
    quoting = csv.QUOTE_MINIMAL if quoting is None else quoting
    writer = csv.writer(out, delimiter=sep, quoting=quoting, quotechar=quotechar, doublequote=doublequote, escapechar=escapechar, lineterminator=lineterminator)
    numbers = True if quoting == csv.QUOTE_NONNUMERIC else None
    levels = _pandas.levels(f.index) if index else []
    if header is not False:
        names = list(header) if is_list_like(header) else labels
        if is_list_like(header) and len(names) != len(parts):
            raise ValueError(f"Writing {len(parts)} cols but got {len(names)} aliases")
        head = []
        if index and index_label is not False:
            if index_label is None:
                given = names_of(f.index)
                head = ["" if x is None else x for x in given]
            else:
                head = list(index_label) if is_list_like(index_label) else [index_label]
        wide = len(names_of(f.columns))
        if (wide > 1 or isinstance(f.columns, pd.MultiIndex)) and not is_list_like(header):
            for k in range(wide):
                row = [names_of(f.columns)[k] or ""] + [""] * (len(levels) - 1) if index else []
                writer.writerow(row + [x[k] for x in names])
            if index and any(x is not None for x in names_of(f.index)):
                writer.writerow(head + [""] * len(names))
        else:
            if not is_list_like(header):
                names = _cells(pd.Series(f.columns if columns is None else f.columns.take(at)), na_rep, float_format, decimal, date_format, numbers)
            writer.writerow(head + names)
    dated = date_format and len(levels) == 1 and str(levels[0].dtype).startswith(("datetime64", "period"))
    lists = [_cells(x, "" if dated else na_rep, float_format, decimal, date_format, numbers) for x in levels] + [_cells(x, na_rep, float_format, decimal, date_format, numbers) for x in parts]
    for row in zip(*lists):
        writer.writerow(row)
    if not lists:
        for _ in range(len(f)):
            writer.writerow([])
    return out.getvalue()


_PACKED = {".tar": "tar", ".tar.gz": "tar", ".tar.bz2": "tar", ".tar.xz": "tar", ".gz": "gzip", ".bz2": "bz2", ".zip": "zip", ".xz": "xz", ".zst": "zstd"}


def _packing(path, compression, who):
    """(kind of compression or None, its options), as the argument or the name of the file says."""
    options = {}
    if isinstance(compression, dict):
        options = dict(compression)
        if "method" not in options:
            raise ValueError("If mapping, compression must have key 'method'")
        compression = options.pop("method")
    if compression == "infer":
        name = path.lower() if isinstance(path, str) else ""
        compression = next((kind for ending, kind in _PACKED.items() if name.endswith(ending)), None)
    if compression not in (None, "bz2", "gzip", "tar", "xz", "zip", "zstd"):
        raise ValueError(f"Unrecognized compression type: {compression}\nValid compression types are ['infer', None, 'bz2', 'gzip', 'tar', 'xz', 'zip', 'zstd']")
    if compression not in (None, "gzip", "zip"):
        raise NotImplementedError(f"{who}(compression={compression!r}) is not supported: it writes gzip and zip")
    for x in options:
        if x not in (("mtime",) if compression == "gzip" else ("archive_name",)) + ("compresslevel",):
            raise NotImplementedError(f"{who}(compression={{{x!r}: ...}}) is not supported")
    return compression, options


def _packed(data, how, options, path):
    """The bytes of a file with these in it. The time in it is 0: the same table gives the same file."""
    if how == "zip":
        name = path.rsplit("/", 1)[-1]
        return b"".join(_zip([(options.get("archive_name") or (name[:-4] if name.lower().endswith(".zip") else name), data)], True))
    tail = _crc32(data).to_bytes(4, "little") + (len(data) & 0xffffffff).to_bytes(4, "little")
    return b"\x1f\x8b\x08\x00" + int(options.get("mtime") or 0).to_bytes(4, "little") + b"\x00\xff" + _deflate(data) + tail


def write(text, path, mode="w", encoding=None, errors="strict", compression=None, who=""):
    if hasattr(path, "__fspath__"):
        path = path.__fspath__()
    how, options = _packing(path, compression, who)
    if path is None or hasattr(path, "write") and "b" not in getattr(path, "mode", mode):
        if how is not None:
            warnings.warn("compression has no effect when passing a non-binary object as input.", RuntimeWarning, stacklevel=3)
            how = None
        if path is None:
            return text
        path.write(text)
        return None
    if not hasattr(path, "write"):
        import os
        parent = os.path.dirname(path) or "."
        if not os.path.isdir(parent):
            raise OSError(f"Cannot save file into a non-existent directory: '{parent}'")
    if how is None and not hasattr(path, "write"):
        with open(path, mode, encoding=encoding or "utf-8", errors=errors, newline="") as f:
            f.write(text)
        return None
    data = text.encode(encoding or "utf-8", errors)
    if hasattr(path, "write"):
        path.write(data if how is None else _packed(data, how, options, "zip"))
        return None
    if how == "zip" and mode[0] == "a":
        raise NotImplementedError(f"{who}: a zip file cannot be appended to")
    packed = _packed(data, how, options, path)
    with open(path, mode[0] + "b") as f:
        f.write(packed)
    return None


class Series:
    def to_dict(self, *, into=dict):
        values = self.tolist()
        if kind(self) in "IFBO" or str(self.dtype) == "string":
            values = [None if v is pd.NA else v for v in values]
        if str(self.dtype) == "object":
            values = [v.item() if isinstance(v, np.generic) else v for v in values]
        return _into(into)(zip(self.index, values))

    def to_json(self, path_or_buf=None, *, orient=None, date_format=None, double_precision=10, force_ascii=True, date_unit="ms", default_handler=None, lines=False,
                compression="infer", index=None, indent=None, storage_options=None, mode="w"):
        return write(to_json(self, orient, date_format, double_precision, force_ascii, date_unit, default_handler, lines, index, indent or 0), path_or_buf, mode,
                     compression=compression, who="to_json")

    def to_csv(self, path_or_buf=None, **kwargs):
        kwargs.setdefault("index_label", None)
        f = _pandas.frame([self], [0 if self.name is None else self.name], self.index)
        return f.to_csv(path_or_buf, **kwargs)

    def to_markdown(self, buf=None, mode="wt", index=True, storage_options=None, **kwargs):
        raise ImportError("`Import tabulate` failed.  Use pip, conda, or your preferred package management tool to install the tabulate package.")


class DataFrame:
    def to_dict(self, orient="dict", *, into=dict, index=True):
        return frame_to_dict(self, orient, into, index)

    def to_json(self, path_or_buf=None, *, orient=None, date_format=None, double_precision=10, force_ascii=True, date_unit="ms", default_handler=None, lines=False,
                compression="infer", index=None, indent=None, storage_options=None, mode="w"):
        return write(to_json(self, orient, date_format, double_precision, force_ascii, date_unit, default_handler, lines, index, indent or 0), path_or_buf, mode,
                     compression=compression, who="to_json")

    def to_csv(self, path_or_buf=None, *, sep=",", na_rep="", float_format=None, columns=None, header=True, index=True, index_label=None, mode="w", encoding=None,
               compression="infer", quoting=None, quotechar='"', lineterminator=None, chunksize=None, date_format=None, doublequote=True, escapechar=None, decimal=".",
               errors="strict", storage_options=None):
        text = csv_text(self, sep, na_rep, float_format, columns, header, index, index_label, quoting, quotechar, lineterminator or "\n", date_format, doublequote, escapechar,
                        decimal)
        return write(text, path_or_buf, mode, encoding, errors, compression, "to_csv")

    def to_markdown(self, buf=None, *, mode="wt", index=True, storage_options=None, **kwargs):
        raise ImportError("`Import tabulate` failed.  Use pip, conda, or your preferred package management tool to install the tabulate package.")
