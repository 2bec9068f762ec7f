"""The forms of pandas.read_csv that the reader in C leaves to text: functions as options, footers, separators of several characters,
dates, categories and nullable types, reading in pieces, encodings. Each turns its option into ones that _pandas.read_csv knows."""
import io
import warnings

import numpy as np
import pandas as pd
import _pandas
from pandas.errors import EmptyDataError, Pandas4Warning, ParserError, ParserWarning

ENGINES = ("c", "python", "pyarrow", "python-fwf")
IGNORED = ("engine", "low_memory", "memory_map", "float_precision", "dayfirst", "cache_dates", "date_format", "encoding_errors", "parse_dates", "converters",
           "skipfooter", "chunksize", "iterator", "dtype_backend", "_late", "dialect", "storage_options", "encoding", "delimiter")


def given(o, name):
    return o.get(name) is not None


# --- checks, in pandas' order and words -------------------------------------------------------------------------------------------------
def check(o):
    if "sep" in o and o["sep"] is not None and given(o, "delimiter"):
        raise ValueError("Specified a sep and a delimiter; you can only specify one.")
    if "delimiter" in o and o["delimiter"] is not None:
        o["sep"] = o["delimiter"]
    if o.get("sep") in ("\n", "\r") and o.get("lineterminator") in (None, o["sep"]):
        raise ValueError(f"Specified {o['sep']!r} as separator or delimiter, but a line terminator cannot be used as a separator. To parse {o['sep']!r} as a "
                         f"separator, pass a lineterminator other than {o['sep']!r} (engine='c' only).")
    if given(o, "engine") and o["engine"] not in ENGINES:
        raise ValueError(f"Unknown engine: {o['engine']} (valid options are dict_keys(['c', 'python', 'pyarrow', 'python-fwf']))")
    if given(o, "dtype_backend") and o["dtype_backend"] not in ("numpy_nullable", "pyarrow"):
        raise ValueError(f"dtype_backend {o['dtype_backend']} is invalid, only 'numpy_nullable' and 'pyarrow' are allowed.")
    if o.get("dtype_backend") == "pyarrow":
        raise NotImplementedError("read_csv: dtype_backend='pyarrow' is not supported; 'numpy_nullable' is")
    if given(o, "float_precision"):
        warnings.warn("The 'float_precision' argument is deprecated. Use the default float precision instead.", Pandas4Warning, stacklevel=2)
    if given(o, "float_precision") and o["float_precision"] not in ("high", "legacy", "round_trip"):
        raise ValueError(f"Unrecognized float_precision option: {o['float_precision']}")
    if given(o, "encoding"):
        decoded(b"", o["encoding"], "strict")
    if given(o, "storage_options"):
        raise ValueError("storage_options passed with file object or non-fsspec file path")
    if given(o, "names") and (isinstance(o["names"], (str, set, frozenset)) or not hasattr(o["names"], "__iter__")):
        raise ValueError("Names should be an ordered collection.")
    if given(o, "dialect"):
        take_dialect(o)
    check_numbers(o)
    dates = o.get("parse_dates")
    if dates is not None and not isinstance(dates, (bool, list)):
        raise TypeError("Only booleans and lists are accepted for the 'parse_dates' parameter")
    bad = o.get("on_bad_lines")
    if callable(bad) and o.get("engine") not in ("python", "pyarrow"):
        raise ValueError("on_bad_line can only be a callable function if engine='python' or 'pyarrow'")
    if callable(bad):
        raise NotImplementedError("read_csv: a function for on_bad_lines is not supported; 'error', 'warn' and 'skip' are")
    if "usecols" in o and isinstance(o["usecols"], str):
        raise ValueError("'usecols' must either be list-like of all strings, all unicode, all integers or a callable.")
    check_compression(o)


def check_numbers(o):
    footer = o.get("skipfooter") or 0
    if not isinstance(footer, int):
        raise TypeError("skipfooter must be an integer")
    if footer < 0 and o.get("engine") == "python":
        raise ValueError("skipfooter cannot be negative")
    if footer and (given(o, "chunksize") or o.get("iterator")):
        raise ValueError("'skipfooter' not supported for iteration")
    if footer and given(o, "nrows"):
        raise ValueError("'skipfooter' not supported with 'nrows'")
    size = o.get("chunksize")
    if size is not None:
        if isinstance(size, bool) or (isinstance(size, float) and size != int(size)) or not isinstance(size, (int, float)) or size < 1:
            raise ValueError("'chunksize' must be an integer >=1")
        o["chunksize"] = int(size)


def check_compression(o):
    how = o.get("compression")
    if isinstance(how, dict):
        if "method" not in how:
            raise ValueError("If mapping, compression must have key 'method'")
        o["compression"] = how = how["method"]
    if how == "tar":
        raise NotImplementedError("read_csv: tar archives are not supported")
    if how not in ("infer", None, "bz2", "gzip", "xz", "zip", "zstd"):
        raise ValueError(f"Unrecognized compression type: {how}\nValid compression types are ['infer', None, 'bz2', 'gzip', 'tar', 'xz', 'zip', 'zstd']")


def take_dialect(o):
    d = o["dialect"]
    if isinstance(d, str):
        import csv
        d = csv.get_dialect(d)
    for name, attribute in (("sep", "delimiter"), ("doublequote", "doublequote"), ("escapechar", "escapechar"), ("skipinitialspace", "skipinitialspace"),
                            ("quotechar", "quotechar"), ("quoting", "quoting")):
        if not hasattr(d, attribute):
            raise ValueError(f"Invalid dialect {d} provided")
        value, usual = getattr(d, attribute), DIALECT_DEFAULTS[attribute]
        if name in o and o[name] not in (usual, value) and not (name == "sep" and o[name] == ","):
            warnings.warn(f"Conflicting values for '{attribute}': '{o[name]}' was provided, but the dialect specifies '{value}'. Using the dialect-specified "
                          "value.", ParserWarning, stacklevel=2)
        o[name] = value


DIALECT_DEFAULTS = {"delimiter": None, "doublequote": True, "escapechar": None, "skipinitialspace": False, "quotechar": '"', "quoting": 0}


# --- which engine pandas would take ---------------------------------------------------------------------------------------------------
def python_engine(o):
    """Does pandas read this with its Python engine? It warns when that was not asked for."""
    sep = o.get("sep", ",")
    reason = None
    if o.get("skipfooter"):
        reason = "the 'c' engine does not support skipfooter"
    elif sep is None:
        reason = "the 'c' engine does not support sep=None"
    elif len(sep) > 1 and sep != "\\s+":
        reason = ("the 'c' engine does not support separators > 1 char and different from '\\s+' are interpreted as regex)" if False else
                  "the 'c' engine does not support separators > 1 char, including regex separators")
    if o.get("engine") == "python":
        return True
    if reason and o.get("engine") == "c":
        raise ValueError(reason)
    if reason:
        warnings.warn(f"Falling back to the 'python' engine because {reason}; you can avoid this warning by specifying engine='python'.",
                      ParserWarning, stacklevel=2)
    return reason is not None


# --- text -----------------------------------------------------------------------------------------------------------------------------
def is_path(source):
    return isinstance(source, str) or hasattr(source, "__fspath__")


def decoded(data, encoding, errors):
    if encoding.lower().replace("_", "-") in ("utf-16", "utf16") and len(data) > 1 and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise UnicodeError("UTF-16 stream does not start with BOM")
    try:
        return data.decode(encoding, errors)
    except LookupError as e:
        if not str(e).startswith("unknown encoding"):
            raise
    if errors not in ("strict", "ignore", "replace"):
        raise NotImplementedError(f"read_csv: encoding_errors={errors!r} with the encoding {encoding} is not supported")
    return _pandas.decode(data, encoding, errors)


def whole_text(source, o):
    """All of the source as a str."""
    encoding = o.get("encoding") or "utf-8"
    errors = o.get("encoding_errors") or "strict"
    if is_path(source):
        path = source if isinstance(source, str) else source.__fspath__()
        with open(path, "rb") as f:
            data = f.read()
        how = o.get("compression", "infer")
        if how not in (None, "infer") or (how == "infer" and path.lower().endswith((".gz", ".bz2", ".zip", ".xz", ".zst"))):
            raise NotImplementedError("read_csv: compressed files together with this option are not supported")
    else:
        if not hasattr(source, "read"):
            raise ValueError(f"Invalid file path or buffer object type: {type(source)}")
        data = source.read()
    if isinstance(data, (bytes, bytearray)):
        if encoding.lower().replace("_", "-") in ("utf-8", "utf8") and data[:3] == b"\xef\xbb\xbf":
            data = data[3:]
        data = decoded(bytes(data), encoding, errors)
    return data


def lines_of(text):
    """The lines with their ends, as files have them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    out = [line + "\n" for line in lines[:-1]]
    return out + [lines[-1]] if lines[-1] else out


def sniffed(line):
    """The delimiter that csv.Sniffer finds in one line."""
    counts = {}
    for c in line.rstrip("\n"):
        if ord(c) < 127:
            counts[c] = counts.get(c, 0) + 1
    for c in (",", "\t", ";", " ", ":"):
        if c in counts:
            return c
    if not counts:
        raise ValueError("Could not determine delimiter")
    return max((n, c) for c, n in counts.items())[1]


MARK = "\x1f"


def split_lines(text, sep, o):
    """The text with fields between MARK, split by a regular expression as pandas' Python engine does: quotes mean nothing."""
    import re
    pattern = re.compile(sep)
    if MARK in text:
        raise NotImplementedError("read_csv: a separator of several characters cannot be used with a text that contains \\x1f")
    lines = lines_of(text)
    return "".join(MARK.join(["" if x is None else x for x in pattern.split(line.strip())]) + "\n" for line in lines)


def foreign(o):
    """An encoding that the reader in C does not know?"""
    known = ("utf-8", "utf8", "utf-8-sig", "latin-1", "latin1", "iso-8859-1")
    return (o.get("encoding") or "utf-8").lower().replace("_", "-") not in known


def prepare(source, o, python):
    """The source, or its contents (bytes or str), and options for C."""
    sep = o.get("sep", ",")
    text = None
    if len(sep or ",") == 0:
        raise ValueError("only single character unicode strings can be converted to Py_UCS4, got length 0")
    wide = sep is not None and ((len(sep) == 1 and ord(sep) > 127) or (len(sep) > 1 and sep != "\s+"))
    if foreign(o) or (given(o, "encoding_errors") and o["encoding_errors"] != "strict") or o.get("skipfooter") or sep is None or wide:
        text = whole_text(source, o)
    elif not is_path(source):
        if not hasattr(source, "read"):
            raise ValueError(f"Invalid file path or buffer object type: {type(source)}")
        if not (given(o, "compression") and o["compression"] != "infer"):
            text = source.read()
    if o.get("skipfooter"):
        text = "".join(lines_of(text)[:-o["skipfooter"]])
    if sep is None:
        skip = o.get("skiprows") if isinstance(o.get("skiprows"), int) else 0
        first = [line for line in lines_of(text)[skip:] if line.strip()]
        if not first:
            raise EmptyDataError("No columns to parse from file")
        o["sep"] = sniffed(first[0])
    elif len(sep) > 1 and sep != "\s+":
        text = split_lines(text, sep, o)
        o["sep"] = MARK
        o["quoting"] = 3
    elif len(sep) == 1 and ord(sep) > 127:
        if MARK in text:
            raise NotImplementedError("read_csv: this separator cannot be used with a text that contains \x1f")
        text = text.replace(sep, MARK)
        o["sep"] = MARK
    if callable(o.get("skiprows")):
        f = o["skiprows"]
        lines = lines_of(text if isinstance(text, str) else (text if text is not None else whole_bytes(source)).decode("latin-1"))
        o["skiprows"] = [i for i in range(len(lines)) if f(i)]
    return source, text


def whole_bytes(source):
    with open(source if isinstance(source, str) else source.__fspath__(), "rb") as f:
        return f.read()


def native(source, text, o, python, **more):
    """(frame, place behind it or None, warnings, stored kinds, header rows)"""
    call = {k: v for k, v in o.items() if k not in IGNORED}
    if not isinstance(text, str) and given(o, "encoding"):
        call["encoding"] = o["encoding"]
    call.update(more)
    try:
        if text is not None:
            call.pop("compression", None)
            return _pandas.read_csv(text, _text=True, **call)
        return _pandas.read_csv(source, **call)
    except ParserError as e:
        message = str(e)
        if not python or not message.startswith("Error tokenizing data. C error: Expected"):
            raise
        message = message[len("Error tokenizing data. C error: "):].rstrip("\n")
        if call.get("sep") == MARK:
            message += ". Error could possibly be due to quotes being ignored when a multi-char delimiter is used."
        raise ParserError(message) from None


# --- columns ----------------------------------------------------------------------------------------------------------------------------
def labels_of(source, text, o, python):
    """The names of all columns."""
    plain = {k: v for k, v in o.items() if k not in ("dtype", "usecols", "index_col", "nrows", "na_values")}
    return list(native(source, text, plain, python, nrows=0, index_col=False)[0].columns) if "header" not in o or o["header"] is not None or given(o, "names") \
        else list(range(native(source, text, plain, python, nrows=1, index_col=False)[0].shape[1]))


def type_name(t):
    if t is str or t is object or t is int or t is float or t is bool:
        return t.__name__
    return str(t)


def is_plain(t):
    if t in (str, int, float, bool):
        return True
    name = type_name(t)
    if name in ("str", "bool", "float", "int"):
        return True
    try:
        return isinstance(t, (str, np.dtype, type)) and np.dtype(t).kind in "iufb" and name[:1].islower()
    except TypeError:
        return False


def key_label(key, columns):
    return columns[key] if isinstance(key, int) and key not in columns and -len(columns) <= key < len(columns) else key


def split_types(o, columns):
    """dtype= as what C knows and {label: dtype} for the rest."""
    t = o.get("dtype")
    if t is None:
        return {}
    if not isinstance(t, dict):
        if is_plain(t):
            return {}
        late = {c: t for c in columns}
    else:
        late = {key_label(k, columns): v for k, v in t.items() if not is_plain(v)}
    early = {k: v for k, v in t.items() if is_plain(v)} if isinstance(t, dict) else {}
    for label, v in late.items():
        name = type_name(v)
        if name in ("boolean", "BooleanDtype"):
            early[label] = "str"
        if name.startswith(("datetime64", "timedelta64", "<M8", "M8", "<m8", "m8")):
            raise TypeError(f"the dtype {name} is not supported for parsing, pass this column using parse_dates instead")
        if name == "object" or name.startswith("string"):
            early[label] = "str"
    o["dtype"] = early
    return late


def with_columns(frame, changes):
    """The frame with columns replaced: {place: values}."""
    if not changes:
        return frame
    columns = [changes.get(i, c) for i, c in enumerate(_pandas.columns(frame))]
    return _pandas.frame(columns, list(_pandas.labels(frame)), frame.index)


def as_dates(column, o, label):
    if len(column) == 0:
        return column
    form = o.get("date_format")
    if isinstance(form, dict):
        form = form.get(label)
    if str(column.dtype).startswith("datetime64"):
        return column
    try:
        with warnings.catch_warnings():
            if form is not None:
                warnings.simplefilter("ignore")
            return pd.to_datetime(column, format=form, dayfirst=bool(o.get("dayfirst")))
    except (ValueError, TypeError, OverflowError):
        return column


def date_columns(o, columns):
    """Labels among the columns that are read, and whether the index is meant."""
    dates = o.get("parse_dates")
    if dates is None and given(o, "date_format"):
        dates = True
    if dates is None or dates is False:
        return [], False
    if dates is True:
        return [], True
    missing = sorted({d for d in dates if isinstance(d, str) and d not in columns})
    labels = [d if d in columns else columns[d] for d in dates if d not in missing]
    if missing:
        raise ValueError(f"Missing column provided to 'parse_dates': '{', '.join(missing)}'")
    return labels, False


def index_labels(o, columns):
    ix = o.get("index_col")
    if ix is None or ix is False:
        return []
    ix = list(ix) if isinstance(ix, (list, tuple)) else [ix]
    return [key_label(i, columns) if not isinstance(i, int) or -i > len(columns) or i >= 0 else columns[i] for i in ix]


def parse_index(frame, labels, dates, all_levels, o):
    if not labels and not all_levels:
        return frame
    if frame.index.nlevels > 1:
        levels = []
        for i, name in enumerate(frame.index.names):
            level = pd.Series(frame.index.get_level_values(i))
            if all_levels and not labels and str(level.dtype) != "str":
                level = pd.Series([str(x) if x == x and x is not None else None for x in level.tolist()], dtype="str")
            levels.append(as_dates(level, o, name) if all_levels or (i < len(labels) and labels[i] in dates) else level)
        frame.index = pd.MultiIndex.from_arrays(levels, names=frame.index.names)
    elif (all_levels and (not labels or str(frame.index.dtype) == "str") and not isinstance(frame.index, pd.RangeIndex)) or (labels and labels[0] in dates):
        name = frame.index.name
        values = pd.Series(frame.index)
        if not labels and str(values.dtype) != "str":
            values = pd.Series([str(x) if x == x and x is not None else None for x in values.tolist()], dtype="str")
            frame.index = pd.Index(values, name=name)
        values = as_dates(values, o, name)
        if str(values.dtype).startswith("datetime64"):
            frame.index = pd.DatetimeIndex(values, name=name)
    return frame


BACKEND = {"i": "Int64", "u": "UInt64", "f": "Float64", "b": "boolean", "s": "string"}


def nullable(column, kind):
    return column.astype("Int64" if kind == "f" and len(column) and column.isna().all() else BACKEND.get(kind, "object"))


def cast(column, wanted, kind, o):
    """A column to a nullable type or a category, as pandas makes it of the texts."""
    name = type_name(wanted)
    if name in ("boolean", "BooleanDtype") and str(column.dtype) == "str":
        yes, no = ["True", "TRUE", "true", "1", "1.0"], ["False", "FALSE", "false", "0", "0.0"]
        yes, no = yes + list(o.get("true_values") or []), no + list(o.get("false_values") or [])
        true, null = column.isin(yes), column.isna()
        bad = ~(true | column.isin(no) | null)
        if bad.any():
            raise ValueError(f"{column[bad].iloc[0]} cannot be cast to bool")
        made = true.astype("boolean")
        return made.where(~null) if null.any() else made
    if name[:3] in ("Int", "UIn", "Flo") and kind in "bs" and len(column):
        for i, text in enumerate(column.tolist()):
            if text == text and (kind == "b" or not is_number(text)):
                raise ValueError(f"Unable to parse string {str(text)!r} at position {i}")
    if kind == "i" and name in ("category", "CategoricalDtype") and str(column.dtype) == "float64":
        ints = sorted({int(x) for x in column.dropna().tolist()})
        place = {x: k for k, x in enumerate(ints)}
        codes = [place[int(x)] if x == x else -1 for x in column.tolist()]
        return pd.Series(pd.Categorical.from_codes(codes, categories=ints), index=column.index, name=column.name)
    if kind == "u" and name == "Int64" and len(column) and bool((column.to_numpy() >> np.uint64(63)).any()):
        raise TypeError("cannot safely cast non-equivalent uint64 to int64")
    return column.astype(wanted)


NULLS = ("", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan",
         "null")


def null_texts(o, label, place):
    """The texts that are null in a column."""
    if o.get("na_filter") is False or not o.get("na_filter", True):
        return ()
    default = NULLS if o.get("keep_default_na", True) else ()
    more = o.get("na_values")
    if isinstance(more, dict):
        more = more.get(label, more.get(place, ()))
    if more is None:
        return default
    more = more if isinstance(more, (list, tuple, set)) else [more]
    return tuple(str(x) for x in more) + tuple(default)


def converted(column, function, nulls):
    """pandas looks for null texts among the results."""
    made = [function(x) for x in column.tolist()]
    return [float("nan") if isinstance(x, str) and x in nulls else x for x in made]


def is_number(text):
    try:
        float(text.replace("_", "x"))
        return True
    except ValueError:
        return False


def finish(frame, kinds, o, late, dates, converters, columns):
    labels = list(frame.columns)
    changes = {}
    for i, label in enumerate(labels):
        c = _pandas.columns(frame)[i]
        if label in converters or i in converters:
            continue
        if label in dates:
            changes[i] = as_dates(frame.iloc[:, i], o, label)
        elif label in late:
            changes[i] = cast(frame.iloc[:, i], late[label], kinds[i], o)
        elif given(o, "dtype_backend") and not (isinstance(o.get("dtype"), dict) and label in o["dtype"]):
            changes[i] = nullable(frame.iloc[:, i], kinds[i])
    return with_columns(frame, changes)


def converters_of(o, columns):
    """{label or place in the row: function}, for columns that are there."""
    made = {k: f for k, f in (o.get("converters") or {}).items()}
    types = o.get("dtype")
    for key in made:
        label = key_label(key, columns)
        if isinstance(types, dict) and label in types:
            warnings.warn(f"Both a converter and dtype were specified for column {label} - only the converter will be used.", ParserWarning, stacklevel=2)
            types = {k: v for k, v in types.items() if k != label}
            o["dtype"] = types
    if made and types is not None and not isinstance(types, dict):
        o["dtype"] = {c: types for c in columns if c not in {key_label(k, columns) for k in made}}
    return made


def convert(frame, o, converters, columns):
    """The frame with the functions of converters= called; places count from the row's first field."""
    if not converters:
        return frame
    unnamed = not given(o, "index_col") and not isinstance(frame.index, pd.RangeIndex)
    lead = frame.index.nlevels if unnamed else 0
    changes = {}
    for i, label in enumerate(frame.columns):
        place = (columns.index(label) if label in columns else i) + lead
        f = converters.get(label, converters.get(place))
        if f is not None:
            changes[i] = pd.Series(converted(_pandas.columns(frame)[i], f, null_texts(o, label, place)), index=frame.index, name=label)
    frame = with_columns(frame, changes)
    names = list(frame.index.names)
    found = {}
    for k, name in enumerate(names):
        f = converters.get(name, converters.get(columns.index(name) if name in columns else k if lead else None))
        if f is not None:
            found[k] = f
    if found and not isinstance(frame.index, pd.RangeIndex):
        levels = [pd.Series(frame.index.get_level_values(k)) for k in range(len(names))]
        for k, f in found.items():
            levels[k] = pd.Series(converted(levels[k], f, null_texts(o, names[k], k)))
        frame.index = index_of(levels, names)
    return frame


class Reading:
    """One call's options, ready to read rows from any place on."""

    def __init__(self, source, o):
        check(o)
        self.o = o = dict(o)
        self.python = python_engine(o)
        self.levels = check_header(o)
        self.source, self.text = prepare(source, o, self.python)
        self.columns = None
        needed = any(given(o, k) for k in ("converters", "dtype", "dtype_backend")) or o.get("parse_dates") or callable(o.get("usecols")) or o.get("iterator")
        if needed and not self.levels:
            self.columns = labels_of(self.source, self.text, o, self.python)
        self.nothing = False
        if callable(o.get("usecols")):
            chosen = [i for i, c in enumerate(self.columns) if o["usecols"](c)]
            self.nothing = not chosen and not given(o, "index_col")
            o["_free"] = True
            o["usecols"] = [self.columns[i] for i in chosen] if all(isinstance(c, str) for c in self.columns) else chosen
        known = self.columns or []
        self.converters = converters_of(o, known)
        self.late = split_types(o, known)
        self.dates, self.index_dates = date_columns(o, used_labels(o, known)) if not self.levels else ([], o.get("parse_dates") is True)
        self.index = index_labels(o, known) if not self.levels else []
        self.raw = list(self.converters)
        self.user_types = o.get("dtype")
        if self.dates:
            types = o.get("dtype")
            types = dict(types) if isinstance(types, dict) else {c: types for c in known} if types is not None else {}
            for c in self.dates: # by place: a name is for columns of equal names, too
                types[known.index(c) if c in known else c] = "str"
            o["dtype"] = types

    def rows(self, nrows=None, at=None):
        """(frame, place behind it)"""
        more = {}
        if nrows is not None:
            more["nrows"] = nrows
        if self.raw:
            more["_raw"] = self.raw
        if at is not None:
            more["_at"] = at
        frame, behind, told, kinds, header = native(self.source, self.text, self.o, self.python, **more)
        if told:
            warnings.warn(told, ParserWarning, stacklevel=2)
        if self.nothing or (frame.shape[1] == 0 and isinstance(frame.index, pd.RangeIndex)):
            return frame.iloc[:0], None
        if header is not None:
            return many_headers(frame, header, self.o, kinds), behind
        for c in self.dates if len(frame) == 0 else ():
            if c in frame.columns and self.user_types is None:
                frame[c] = frame[c].astype(object)
        names = self.o.get("names")
        if names is not None and not all(isinstance(n, str) for n in names):
            relabel(frame, {str(n): n for n in names})
        frame = finish(frame, kinds, self.o, self.late, self.dates, {key_label(k, self.columns): 1 for k in self.converters}, self.columns)
        frame = convert(frame, self.o, self.converters, self.columns)
        if (self.dates and self.index) or self.index_dates:
            frame = parse_index(frame, self.index, self.dates, self.index_dates, self.o)
        return frame, behind


def used_labels(o, columns):
    use = o.get("usecols")
    if use is None:
        return columns
    return [c for i, c in enumerate(columns) if i in use or c in use]


def relabel(frame, names):
    """names= that are not text: C knows them by their text."""
    frame.columns = [names.get(c, c) for c in frame.columns]
    frame.index.names = [names.get(n, n) for n in frame.index.names]


# --- header=[...] -----------------------------------------------------------------------------------------------------------------------
def check_header(o):
    """Is the header several rows? pandas' checks of a list."""
    rows = o.get("header")
    if not isinstance(rows, (list, tuple)):
        return False
    if any(not isinstance(i, int) for i in rows):
        raise ValueError("header must be integer or list of integers")
    if any(i < 0 for i in rows):
        raise ValueError("cannot specify multi-index header with negative integers")
    if o.get("usecols"):
        raise ValueError("cannot specify usecols when specifying a multi-index header")
    if given(o, "names"):
        raise ValueError("cannot specify names when specifying a multi-index header")
    ix = o.get("index_col")
    if ix is not None:
        whole = lambda i: isinstance(i, int) and not isinstance(i, bool)
        if not whole(ix) and not (isinstance(ix, (list, tuple)) and all(whole(i) for i in ix)):
            raise ValueError("index_col must only contain integers of column positions when specifying a multi-index header")
    if len(rows) > 1 and (given(o, "converters") or isinstance(o.get("dtype"), dict)):
        raise NotImplementedError("read_csv: header as a list together with converters or the dtype of single columns is not supported")
    if len(rows) > 1 and given(o, "dtype") and not is_plain(o["dtype"]):
        o["_late"] = o.pop("dtype")
        if type_name(o["_late"]) in ("string", "object", "boolean", "BooleanDtype"):
            o["dtype"] = "str"
    return len(rows) > 1


def many_headers(frame, header, o, kinds):
    """A frame whose columns have several levels; the last row of `header` holds the names of the index or is None."""
    ix = o.get("index_col")
    ix = [] if ix is None else list(ix) if isinstance(ix, (list, tuple)) else [ix]
    names_row = header.pop(-1)
    width = len(header[0])
    if names_row is not None and not names_row:
        names_row = None
    index_names = [None] * len(ix)
    if names_row is not None:
        index_names = [names_row[i][0] if names_row[i][1] else None for i in ix]
    if not all(len(row) == width for row in header):
        raise ParserError("Header rows must have an equal number of columns.")
    kept = [i for i in range(width) if i not in ix]
    labels = [tuple(row[i][0] for row in header) for i in kept]
    level_names = [row[ix[0]][0] if ix and row[ix[0]][1] else None for row in header]
    columns = dates_of_levels(_pandas.columns(frame), [tuple(row[i][0] for row in header) for i in range(width)], o)
    if o.get("_late"):
        columns = [cast(c, o["_late"], kinds[i], o) for i, c in enumerate(columns)]
    elif given(o, "dtype_backend"):
        columns = [nullable(c, kinds[i]) for i, c in enumerate(columns)]
    index = frame.index
    if ix and len(columns) == width:
        index = index_of([columns[i] for i in ix], index_names)
        columns = [columns[i] for i in kept]
    elif len(columns) > len(labels):
        columns = columns[:len(labels)]
    return _pandas.frame(columns, labels, index, level_names)


def dates_of_levels(columns, labels, o):
    """parse_dates= as a list where columns have several levels: places, or tuples of names."""
    dates = o.get("parse_dates")
    if not isinstance(dates, list) or len(columns) != len(labels):
        return columns
    missing = sorted(d for d in dates if isinstance(d, str) and d not in labels)
    if missing:
        raise ValueError(f"Missing column provided to 'parse_dates': '{', '.join(missing)}'")
    places = [labels.index(d) if d in labels else d for d in dates]
    return [as_dates(c, o, labels[i]) if i in places and str(c.dtype) == "str" else c for i, c in enumerate(columns)]


def index_of(columns, names):
    made = pd.DataFrame({i: c for i, c in enumerate(columns)})
    made = made.set_index(list(range(len(columns))))
    made.index.names = names
    return made.index


class TextFileReader:
    """What read_csv gives for chunksize= and iterator=True: frames of so many rows, one after the other."""

    def __init__(self, source, o):
        self.nrows = o.get("nrows")
        if self.nrows is not None and (isinstance(self.nrows, bool) or int(self.nrows) != self.nrows or self.nrows < 0):
            raise ValueError("'nrows' must be an integer >=0")
        self._reading = Reading(source, {k: v for k, v in o.items() if k != "nrows"}) # read() goes on to the end all the same
        self.chunksize = o.get("chunksize")
        self._at, self._row, self._done = None, 0, False

    def __iter__(self):
        return self

    def __next__(self):
        try:
            return self.get_chunk()
        except StopIteration:
            self.close()
            raise

    def get_chunk(self, size=None):
        if size is None:
            size = self.chunksize
        if self.nrows is not None:
            left = self.nrows - self._row
            if left <= 0:
                raise StopIteration
            size = left if size is None else min(size, left)
        return self.read(size)

    def read(self, nrows=None):
        if self._done:
            raise StopIteration
        if nrows is not None and (isinstance(nrows, bool) or int(nrows) != nrows or nrows < 0):
            raise ValueError("'nrows' must be an integer >=0")
        r = self._reading
        first = self._at is None
        try:
            frame, behind = r.rows(nrows, self._at)
        except Exception:
            self.close()
            raise
        if len(frame) == 0 and not first:
            self.close()
            raise StopIteration
        if isinstance(frame.index, pd.RangeIndex) and not r.index and self._row:
            frame.index = pd.RangeIndex(self._row, self._row + len(frame))
        self._row += len(frame)
        self._at = behind
        self._done = behind is None
        return frame

    def close(self):
        self._done = True

    def __enter__(self):
        return self

    def __exit__(self, *what):
        self.close()


def read_csv(filepath_or_buffer, **o):
    if given(o, "chunksize") or o.get("iterator"):
        return TextFileReader(filepath_or_buffer, o)
    return Reading(filepath_or_buffer, o).rows()[0]


def read_table(filepath_or_buffer, **o):
    if "sep" not in o and "delimiter" not in o:
        o["sep"] = "\t"
    return pd.read_csv(filepath_or_buffer, **o)
