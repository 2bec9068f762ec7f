"""read_json in pandas' steps: the text's values as its decoder (ujson) makes them, the constructor of the orient, then axes and columns
by what they hold. Text that the strict decoder refuses is decoded again here, by ujson's own rules and with its messages."""
import json
import warnings

import numpy as np
import pandas as pd
import _pandas
from pandas._output import _PACKED
from pandas._base import is_series, kind, make_index, names_of, nan, no_default

_UNITS = ("s", "ms", "us", "ns")
_LEAST = {"s": 31536000, "ms": 31536000000, "us": 31536000000000, "ns": 31536000000000000}  # a year after 1970
_CONSTANTS = {"NaN": None, "Infinity": float("inf"), "-Infinity": -float("inf")}


# --- text to values -------------------------------------------------------------------------------------------------------------------
def whole(text):
    v = int(text)
    if v >= 2**64:
        raise ValueError("Value is too big!")
    if v < -2**63:
        raise ValueError("Value is too small")
    return v


def rounded(text):
    """A number as ujson adds it up: the digits before the point, those behind it times a power of ten."""
    mantissa, _, exponent = text.lstrip("-").lower().partition("e")
    i, _, digits = mantissa.partition(".")
    digits = digits[:15]
    x = float(int(i)) + int(digits or "0") * float("1e-%d" % len(digits))
    x = -x if text.startswith("-") else x
    try:
        return x * 10.0 ** int(exponent) if exponent.strip("+-") else x
    except OverflowError:
        return x * float("inf")


class _Decoder:
    """ujson's reader, of text that is not strict JSON."""

    def __init__(self, text, to_float):
        self.s, self.p, self.to_float = text + "\0", 0, to_float

    def fail(self, message):
        at = self.p - 1
        raise ValueError(f"{message} at position {at}" if at >= 0 else message)

    def blanks(self):
        while self.s[self.p] in " \t\r\n":
            self.p += 1

    def behind(self):
        self.p += 1
        return self.s[self.p - 1]

    def word(self, text, value):
        if not self.s.startswith(text, self.p):
            self.fail(f"Unexpected character found when decoding '{text}'")
        self.p += len(text)
        return value

    def number(self):
        from_ = self.p
        if self.s[from_] == "-":
            if self.s[from_ + 1] == "I":
                return self.word("-Infinity", -float("inf"))
            self.p += 1
        digits = lambda: self.s[self.p] in "0123456789"
        while digits():
            self.p += 1
        real = self.s[self.p] in ".eE"
        if self.s[self.p] == ".":
            self.p += 1
            while digits():
                self.p += 1
        if self.s[self.p] in "eE":
            self.p += 1
            if self.s[self.p] in "+-":
                self.p += 1
            while digits():
                self.p += 1
        text = self.s[from_:self.p]
        if not text.strip("-"):
            return 0
        return self.to_float(text) if real else whole(text)

    def text(self):
        end = self.p + 1
        while self.s[end] != '"':
            if end >= len(self.s) - 1:
                self.p += 1
                self.fail("Unmatched ''\"' when when decoding 'string'")
            if self.s[end] == "\\":
                end += 1
                if self.s[end] not in '"\\/bfnrtu':
                    self.p += 1
                    self.fail("Unrecognized escape sequence when decoding 'string'")
            end += 1
        found = json.loads(self.s[self.p:end + 1], strict=False) if "\\" in self.s[self.p:end] else self.s[self.p + 1:end]
        self.p = end + 1
        return found

    def array(self):
        out = []
        self.p += 1
        while True:
            self.blanks()
            if self.s[self.p] == "]":
                if out:
                    self.fail("Unexpected character found when decoding array value (1)")
                self.p += 1
                return out
            out.append(self.any())
            self.blanks()
            c = self.behind()
            if c == "]":
                return out
            if c != ",":
                self.fail("Unexpected character found when decoding array value (2)")

    def object(self):
        out = {}
        self.p += 1
        while True:
            self.blanks()
            if self.s[self.p] == "}":
                self.p += 1
                return out
            name = self.any()
            if not isinstance(name, str):
                self.fail("Key name of object must be 'string' when decoding 'object'")
            self.blanks()
            if self.behind() != ":":
                self.fail("No ':' found when decoding object value")
            out[name] = self.any()
            self.blanks()
            c = self.behind()
            if c == "}":
                return out
            if c != ",":
                self.fail("Unexpected character found when decoding object value")

    def any(self):
        self.blanks()
        c = self.s[self.p]
        if c == '"':
            return self.text()
        if c in "-0123456789":
            return self.number()
        if c in "[{":
            return self.array() if c == "[" else self.object()
        words = {"t": ("true", True), "f": ("false", False), "n": ("null", None), "N": ("NaN", None), "I": ("Infinity", float("inf"))}
        if c not in words:
            self.fail("Expected object or value")
        return self.word(*words[c])

    def all(self):
        found = self.any()
        self.blanks()
        if self.p < len(self.s) - 1:
            self.fail("Trailing data")
        return found


def decoded(text, precise):
    try:
        return json._decode(text, None, None if precise else True, whole, _CONSTANTS.__getitem__, None)
    except json.JSONDecodeError:
        pass
    return _Decoder(text, float if precise else rounded).all()


def source_text(source, compression="infer", encoding=None, errors="strict"):
    if hasattr(source, "read"):
        text = source.read()
        return text.decode(encoding or "utf-8", errors) if isinstance(text, bytes) else text
    if hasattr(source, "__fspath__"):
        source = source.__fspath__()
    if compression == "infer":
        compression = next((packed for ending, packed in _PACKED.items() if source.lower().endswith(ending)), None)
    if isinstance(compression, dict):
        compression = compression.get("method")
    if compression == "gzip":
        import gzip
        with gzip.open(source, "rb") as f:
            return f.read().decode(encoding or "utf-8", errors)
    if compression is not None:
        raise NotImplementedError(f"read_json(compression={compression!r}) is not supported: it reads gzip")
    with open(source, encoding=encoding or "utf-8", errors=errors) as f:
        return f.read()


# --- columns and axes by what they hold --------------------------------------------------------------------------------------------------
class _How:
    def __init__(self, orient, dtype, convert_dates, keep_default_dates, date_unit, dtype_backend):
        self.orient, self.dtype, self.convert_dates, self.keep, self.date_unit, self.backend = orient, dtype, convert_dates, keep_default_dates, date_unit, dtype_backend

    def dates_of(self, label):
        if self.convert_dates is False:
            return False
        if not isinstance(self.convert_dates, bool) and label in list(self.convert_dates):
            return True
        if not self.keep or not isinstance(label, str):
            return False
        low = label.lower()
        return low.endswith(("_at", "_time")) or low in ("modified", "date", "datetime") or low.startswith("timestamp")

    def column(self, label, c, dates):
        if not self.dtype:
            return c.fillna(nan)
        if self.dtype is not True and not dates:
            dtype = self.dtype.get(label) if isinstance(self.dtype, dict) else self.dtype
            if dtype is not None:
                try:
                    return c.astype(dtype)
                except (TypeError, ValueError):
                    return c
        return self.typed(c, dates, self.backend is not no_default)

    def typed(self, c, dates, later=False):
        """A column or an axis: moments where it may hold them, then floats, then ints."""
        if dates:
            found = self.moments(c)
            if found is not c:
                return found
        if later:
            return c
        org = c
        if kind(c) in "sO" and str(c.dtype) != "category":
            try:
                c = c.astype("float64")
            except (TypeError, ValueError):
                pass
        if len(c) and kind(c) in "fO":
            try:
                ints = org.astype("int64")
                if (ints == c).all():
                    return ints
            except (TypeError, ValueError, OverflowError):
                pass
        return c

    def moments(self, c):
        if not len(c):
            return c
        new = c
        if kind(c) in "sO":
            try:
                new = c.astype("int64")
            except OverflowError:
                return c
            except (TypeError, ValueError):
                pass
        if kind(new) in "iuf":
            least = _LEAST[self.date_unit or "s"]
            if not (new.isna() | (new > least) | (new == -2**63)).all():
                return c
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return self.of_text(new, c) if kind(new) == "s" else self.of_numbers(new, c)

    def of_text(self, new, c):
        for form in (None, "ISO8601", "mixed"):
            try:
                found = pd.to_datetime(new, format=form)
            except Exception:
                continue
            if form == "ISO8601" or not (found.dt.year == 1).any():
                return found
        return c

    def of_numbers(self, new, c):
        found = None
        for unit in (self.date_unit,) if self.date_unit else _UNITS:
            try:
                found = pd.to_datetime(new, unit=unit)
                found.dt.as_unit("ns")
                return found
            except (ValueError, OverflowError, TypeError):
                pass
        return c if found is None or (found.dt.year == 1).any() else found


def axis_typed(index, how, is_index):
    if len(names_of(index)) > 1:
        return index
    c = index.to_series().reset_index(drop=True)
    found = how.typed(c, True)
    if found is c or (is_index and len(c) and how.orient == "split") or (str(found.dtype) == str(c.dtype) and kind(c) not in "M"):
        return index
    return make_index(found)


# --- frames and series ------------------------------------------------------------------------------------------------------------------
def _split_parts(data, keys):
    data = {str(k): v for k, v in data.items()}
    bad = [k for k in data if k not in keys]
    if bad:
        raise ValueError("JSON data had unexpected key(s): %s" % ", ".join(bad))
    return data


def _split_frame(data):
    parts = _split_parts(data, ("columns", "index", "data"))
    names, seen, out = [tuple(x) if isinstance(x, list) else x for x in parts["columns"]], {}, []
    levels = bool(names) and all(isinstance(x, tuple) for x in names)
    for x in names:
        k, new = seen.get(x, 0), x
        while k > 0:
            new = x[:-1] + (f"{x[-1]}.{k}",) if levels else f"{x}.{k}"
            seen[x] = k + 1
            if new not in seen:
                break
            k += 1
        seen[x], seen[new] = k + 1, seen.get(new, 0) + (new != x) or k + 1
        out.append(new)
    parts["columns"] = pd.MultiIndex.from_tuples(out) if levels else out
    return pd.DataFrame(**parts)


def made(text, how, typ, precise, convert_axes):
    data = decoded(text, precise)
    if typ == "series":
        out = pd.Series(**_split_parts(data, ("name", "index", "data"))) if how.orient == "split" else pd.Series(data)
    elif how.orient == "split":
        out = _split_frame(data)
    elif how.orient == "table":
        from pandas._tables import from_table
        return from_table(data)
    elif how.orient == "index":
        out = pd.DataFrame.from_dict(data, orient="index")
    else:
        out = pd.DataFrame(data)
    if convert_axes:
        index = axis_typed(out.index, how, True)
        out = out if index is out.index else out.set_axis(index, axis=0)
        if not is_series(out):
            columns = axis_typed(out.columns, how, False)
            out = out if columns is out.columns else out.set_axis(columns, axis=1)
    if is_series(out):
        out = how.column("data", out, how.convert_dates)
    elif len(_pandas.labels(out)):
        parts = [how.column(x, c, how.dates_of(x)) for x, c in zip(_pandas.labels(out), _pandas.columns(out))]
        out = _pandas.frame(parts, _pandas.labels(out), out.index, None, out.columns)
    return out if how.backend is no_default else out.convert_dtypes(dtype_backend=how.backend)


def _joined(lines):
    return "[" + ",".join([x for x in [x.strip() for x in lines] if x]) + "]"


class JsonReader:
    """The lines of a file, some at a time."""

    def __init__(self, lines, size, make):
        self._lines, self._size, self._make, self._at = lines, size, make, 0

    def __iter__(self):
        return self

    def __next__(self):
        part = self._lines[self._at:self._at + self._size]
        if not part:
            raise StopIteration
        out = self._make(_joined(part))
        out = out.set_axis(pd.RangeIndex(self._at, self._at + len(out)), axis=0)
        self._at += len(part)
        return out

    def read(self):
        return pd.concat(list(self))

    def close(self):
        self._lines = []

    def __enter__(self):
        return self

    def __exit__(self, *what):
        self.close()


def _refused_engine(engine, lines, encoding):
    if engine == "ujson":
        return
    if engine != "pyarrow":
        raise ValueError(f"The engine type {engine} is currently not supported.")
    if encoding is not None:
        raise ValueError("The 'encoding' option is not supported with the 'pyarrow' engine")
    if not lines:
        raise ValueError("currently pyarrow engine only supports the line-delimited JSON format")
    raise NotImplementedError("read_json(engine='pyarrow') is not supported: leave engine= out")


def read_json(path_or_buf, *, orient=None, typ="frame", dtype=None, convert_axes=None, convert_dates=True, keep_default_dates=True, precise_float=False, date_unit=None,
              encoding=None, encoding_errors="strict", lines=False, chunksize=None, compression="infer", nrows=None, storage_options=None, dtype_backend=no_default, engine="ujson"):
    if orient == "table" and dtype:
        raise ValueError("cannot pass both dtype and orient='table'")
    if orient == "table" and convert_axes:
        raise ValueError("cannot pass both convert_axes and orient='table'")
    if not lines and chunksize is not None:
        raise ValueError("chunksize can only be passed if lines=True")
    if not lines and nrows is not None:
        raise ValueError("nrows can only be passed if lines=True")
    _refused_engine(engine, lines, encoding)
    if storage_options and not (isinstance(path_or_buf, str) and "://" in path_or_buf):
        raise ValueError("storage_options passed with file object or non-fsspec file path")
    date_unit = date_unit.lower() if date_unit is not None else None
    if date_unit is not None and date_unit not in _UNITS:
        raise ValueError(f"date_unit must be one of {_UNITS}")
    how = _How(orient, True if dtype is None else dtype, convert_dates, keep_default_dates, date_unit, dtype_backend)
    make = lambda text: made(text, how, typ, precise_float, convert_axes is None or bool(convert_axes))
    text = source_text(path_or_buf, compression, encoding, encoding_errors)
    if not lines:
        return make(text)
    rows = text.split("\n")
    if chunksize is not None:
        return JsonReader([x for x in rows if x.strip()][:nrows], chunksize, make)
    return make(_joined(rows if nrows is None else rows[:nrows]))
