"""The forms of pandas.read_csv that the reader in C leaves to text: functions as options, footers, separators of several characters,
dates, categories and nullable types, reading in pieces, encodings. Each turns its option into ones that _pandas.read_csv knows."""
import warnings

import numpy as np
import pandas as pd
import _pandas
from pandas.errors import Pandas4Warning, ParserError, ParserWarning

ENGINES = ("c", "python", "pyarrow", "python-fwf")
IGNORED = ("engine", "low_memory", "memory_map", "float_precision", "dayfirst", "cache_dates", "date_format", "encoding_errors", "parse_dates", "converters",
           "skipfooter", "chunksize", "iterator", "dtype_backend", "_late", "_types", "dialect", "storage_options", "encoding", "delimiter")


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
    if "on_bad_lines" in o and not callable(bad) and (not isinstance(bad, str) or bad not in ("error", "warn", "skip")):
        raise ValueError("Argument %s is invalid for on_bad_lines" % (bad,))
    if callable(bad) and o.get("engine") not in ("python", "pyarrow"):
        raise ValueError("on_bad_line can only be a callable function if engine='python' or 'pyarrow'")
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
    if footer and o.get("nrows"):
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
LONG = 1 << 20 # bytes of a text from which on it pays to look whether the reader in C may have it
PYTHON_HAS_NOT = (("low_memory", True), ("float_precision", None))


def python_engine(o):
    """Does pandas read this with its Python engine? It warns when that was not asked for."""
    sep = o.get("sep", ",")
    if o.get("engine") == "python":
        for name, usual in PYTHON_HAS_NOT:
            if o.get(name, usual) != usual:
                raise ValueError(f"The '{name}' option is not supported with the 'python' engine")
        return True
    reason = None
    if o.get("skipfooter"):
        reason = "the 'c' engine does not support skipfooter"
    elif sep is None:
        reason = "the 'c' engine does not support sep=None"
    elif len(sep) > 1 and sep != "\\s+":
        reason = "the 'c' engine does not support separators > 1 char, including regex separators"
    elif len(sep) == 1 and ord(sep) > 127:
        reason = "the separator encoded in utf-8 is > 1 char long, and the 'c' engine does not support such separators"
    quote = o.get("quotechar")
    if not o.get("skipfooter") and isinstance(quote, str) and len(quote) == 1 and ord(quote) > 127:
        reason = "ord(quotechar) > 127, meaning the quotechar is larger than one byte, and the 'c' engine does not support such quotechars"
    if reason is None:
        return False
    if o.get("engine") == "c":
        raise ValueError(reason)
    for name, usual in PYTHON_HAS_NOT:
        if o.get(name, usual) != usual:
            raise ValueError(f"Falling back to the 'python' engine because {reason}, but this causes '{name}' to be ignored as it is not supported by the 'python' engine.")
    warnings.warn(f"Falling back to the 'python' engine because {reason}; you can avoid this warning by specifying engine='python'.",
                  ParserWarning, stacklevel=2)
    return True


def plain_text(data, o):
    """Is this a long text that both engines read alike? Then the one in C is faster."""
    sep = o.get("sep", ",")
    if len(data) <= LONG or sep is None or len(sep) != 1 or ord(sep) > 127 or o.get("on_bad_lines", "error") != "error" or o.get("quoting") == 2:
        return False
    if any(given(o, k) for k in ("comment", "escapechar", "lineterminator")) or any(o.get(k) for k in ("skipfooter", "skipinitialspace")):
        return False
    if not isinstance(o.get("skiprows") or 0, int) or not isinstance(o.get("header", "infer"), (int, str, type(None))) or not o.get("skip_blank_lines", True):
        return False
    marks = [o.get("quotechar") or '"', "\r", "\0"]
    head = data[:LONG]
    if isinstance(data, bytes):
        marks, head = [m.encode() for m in marks], head.decode("latin-1")
    if any(m in data for m in marks):
        return False
    widths = [line.count(sep) + 1 for line in head.split("\n") if line.strip()]
    start = (o.get("skiprows") or 0) + (o["header"] if isinstance(o.get("header"), int) else 0)
    return all(w == widths[start] for w in widths[start:start + 3])


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


def whole_text(source, o, marked=False):
    """All of the source as a str, after whether its lines may end in CR. marked: with the mark of order at its begin."""
    encoding = o.get("encoding") or "utf-8"
    errors = o.get("encoding_errors") or "strict"
    if is_path(source):
        data = file_bytes(source, o)
    else:
        if not hasattr(source, "read"):
            raise ValueError(f"Invalid file path or buffer object type: {type(source)}")
        data = source.read()
    universal = isinstance(data, (bytes, bytearray))
    if universal:
        if not marked and encoding.lower().replace("_", "-") in ("utf-8", "utf8") and data[:3] == b"\xef\xbb\xbf":
            data = data[3:]
        data = decoded(bytes(data), encoding, errors)
    return universal, data


def lines_of(text, end=None):
    """The lines with their ends, as files have them."""
    if end is not None:
        return text.split(end)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    out = [line + "\n" for line in lines[:-1]]
    return out + [lines[-1]] if lines[-1] else out


def latin(o):
    return (o.get("encoding") or "").lower().replace("_", "-") in ("latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1")


def foreign(o):
    """An encoding that the reader in C does not know?"""
    known = ("utf-8", "utf8", "utf-8-sig", "latin-1", "latin1", "iso-8859-1")
    return (o.get("encoding") or "utf-8").lower().replace("_", "-") not in known


def whole_needed(o):
    """Is the text wanted as a whole, decoded?"""
    return foreign(o) or (given(o, "encoding_errors") and o["encoding_errors"] != "strict")


def prepare(source, o, python, pieces):
    """The source, or its contents (bytes or str), and options for C."""
    sep = o.get("sep", ",")
    text = None
    if sep is not None and len(sep) == 0:
        if o.get("engine") == "python":
            raise TypeError('"delimiter" must be a 1-character string')
        raise ValueError("only single character unicode strings can be converted to Py_UCS4, got length 0")
    if python:
        universal, text = whole_text(source, o, True)
        if not plain_text(text, o):
            limit = o.get("nrows")
            limit = int(limit) if isinstance(limit, (int, float)) and limit == int(limit) and limit >= 0 else None
            from pandas._csv_lines import take
            return source, take(text, o, universal, limit)
    elif whole_needed(o) or (pieces and is_path(source) and latin(o)):
        text = whole_text(source, o)[1]
    elif not is_path(source):
        if not hasattr(source, "read"):
            raise ValueError(f"Invalid file path or buffer object type: {type(source)}")
        if not (given(o, "compression") and o["compression"] != "infer"):
            text = source.read()
    if callable(o.get("skiprows")):
        f = o["skiprows"]
        lines = lines_of(text if isinstance(text, str) else (text if text is not None else file_bytes(source, o)).decode("latin-1"), o.get("lineterminator"))
        o["skiprows"] = [i for i in range(len(lines)) if f(i)]
    return source, text


def path_of(source):
    return source if isinstance(source, str) else source.__fspath__()


def file_bytes(source, o):
    """All of the file, unpacked."""
    return _pandas.csv_bytes(path_of(source), o.get("compression", "infer"), o.get("_stamp"))


def native(source, text, o, python, **more):
    """(frame, place behind it or None, warnings, stored kinds, header rows)"""
    call = {k: v for k, v in o.items() if k not in IGNORED}
    if not isinstance(text, str) and given(o, "encoding"):
        call["encoding"] = o["encoding"]
    call.update(more)
    try:
        if text is not None:
            call.pop("compression", None)
            call.pop("_stamp", None)
            return _pandas.read_csv(text, _text=True, **call)
        return _pandas.read_csv(source, **call)
    except ParserError as e:
        message = str(e)
        if not python or not message.startswith("Error tokenizing data. C error: Expected"):
            raise
        message = message[len("Error tokenizing data. C error: "):].rstrip("\n")
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


def text_first(t):
    """Is a column of this type made of the texts as they stand?"""
    return type_name(t) in ("string", "object", "boolean", "BooleanDtype")


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
    if isinstance(o.get("_late"), dict):
        return {} # a header of several rows: of_levels
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


def texts_of(column):
    """A column's values as texts."""
    return pd.Series([str(x) if x == x and x is not None else None for x in column.tolist()], index=column.index, name=column.name, dtype="str")


def as_dates(column, o, label):
    if len(column) == 0:
        return column
    form = o.get("date_format")
    if isinstance(form, dict):
        form = form.get(label)
    if str(column.dtype).startswith("datetime64"):
        return column
    if str(column.dtype) not in ("str", "object"): # a date is what a text says: numbers are no nanoseconds
        column = texts_of(column)
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


def inferred(values):
    """Texts that are no dates after all, as the reader would have typed them."""
    if str(values.dtype) != "str":
        return values
    try:
        return pd.to_numeric(values)
    except (ValueError, TypeError):
        pass
    true = values.isin(["True", "TRUE", "true"])
    return true if len(values) and bool((true | values.isin(["False", "FALSE", "false"])).all()) else values


def date_level(values, o, name, keep):
    """A level of the index as dates; as it was when it is none and `keep`, else as text."""
    texts = values if str(values.dtype) == "str" else texts_of(values)
    made = values if str(values.dtype).startswith("datetime64") else as_dates(texts, o, name)
    if str(made.dtype).startswith("datetime64"):
        return made
    return inferred(values) if keep else texts


def parse_index(frame, labels, dates, all_levels, o, python):
    """labels: of index_col; without, the levels are of columns that have no names."""
    index, keep = frame.index, bool(labels) or python
    wanted = [all_levels or (i < len(labels) and labels[i] in dates) for i in range(index.nlevels)]
    if (isinstance(index, pd.RangeIndex) and not labels) or not any(wanted) or len(frame) == 0:
        return frame
    levels = [pd.Series(index.get_level_values(i)) for i in range(index.nlevels)]
    levels = [date_level(level, o, index.names[i], keep) if wanted[i] else level for i, level in enumerate(levels)]
    if len(levels) > 1:
        frame.index = pd.MultiIndex.from_arrays(levels, names=index.names)
    elif str(levels[0].dtype).startswith("datetime64"):
        frame.index = pd.DatetimeIndex(levels[0], name=index.name)
    elif str(levels[0].dtype) != str(index.dtype):
        frame.index = pd.Index(levels[0], name=index.name)
    return frame


BACKEND = {"i": "Int64", "u": "UInt64", "f": "Float64", "b": "boolean", "s": "string"}


def nullable(column, kind):
    column = _pandas.as_masked(column) if kind in "iu" else column
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
    return (_pandas.as_masked(column) if name[:3] in ("Int", "UIn") else column).astype(wanted)


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
    every = late_for_all(o)
    for i, label in enumerate(labels):
        if label in converters or i in converters:
            continue
        if label in dates:
            changes[i] = as_dates(frame.iloc[:, i], o, label)
        elif late.get(label, every) is not None:
            changes[i] = cast(frame.iloc[:, i], late.get(label, every), kinds[i], o)
        elif given(o, "dtype_backend") and not has_type(o, label):
            changes[i] = nullable(frame.iloc[:, i], kinds[i])
    return with_columns(frame, changes)


def has_type(o, label):
    """Did the caller name a type for this column?"""
    types = o.get("_types")
    return types is not None and (not isinstance(types, dict) or label in types)


def late_for_all(o):
    """dtype= as one type that C does not know, or None."""
    types = o.get("_types")
    return None if isinstance(types, dict) or types is None or is_plain(types) or given(o, "converters") else types


def typed_index(frame, kinds, o, late, converters):
    """The levels of the index as types of its own, where dtype= or dtype_backend= ask for them."""
    every = late_for_all(o)
    backend = given(o, "dtype_backend") and len(frame)
    if isinstance(frame.index, pd.RangeIndex) or not (late or every is not None or backend):
        return frame
    names, changed = list(frame.index.names), False
    levels = []
    for k, name in enumerate(names):
        level = pd.Series(frame.index.get_level_values(k))
        wanted = late.get(name, every)
        if str(level.dtype).startswith("datetime64") or name in converters:
            pass
        elif wanted is not None:
            level, changed = cast(level, wanted, kinds[frame.shape[1] + k], o), True
        elif backend and not has_type(o, name):
            level, changed = nullable(level, kinds[frame.shape[1] + k]), True
        levels.append(level)
    if changed:
        frame.index = pd.MultiIndex.from_arrays(levels, names=names) if len(levels) > 1 else pd.Index(levels[0], name=names[0])
    return frame


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


def convert(frame, o, converters, columns, python):
    """The frame with the functions of converters= called; places count from the row's first field, in pandas' Python engine from the first column
    behind the index, which it leaves as it is."""
    if not converters:
        return frame
    unnamed = not given(o, "index_col") and not isinstance(frame.index, pd.RangeIndex)
    lead = frame.index.nlevels if unnamed and not python else 0
    changes = {}
    for i, label in enumerate(frame.columns):
        place = (columns.index(label) if label in columns else i) + lead
        f = converters.get(label, converters.get(place))
        if f is not None:
            changes[i] = pd.Series(converted(_pandas.columns(frame)[i], f, null_texts(o, label, place)), index=frame.index, name=label)
    frame = with_columns(frame, changes)
    if python:
        return frame
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


class Unpacked:
    """The text of a compressed file, in a file without a name that ends with this object."""

    def __init__(self, fd):
        self.file = open(fd, "rb") # closes it when it goes
        self.path = f"/proc/self/fd/{fd}"

    def close(self):
        self.file.close()


class Reading:
    """One call's options, ready to read rows from any place on."""

    def __init__(self, source, o):
        check(o)
        self.o = o = dict(o)
        self.python = python_engine(o)
        self.levels = check_header(o)
        o["_types"] = o.get("dtype")
        self.unpacked = None
        o["_stamp"] = _pandas.csv_stamp(path_of(source)) if is_path(source) else None
        pieces = given(o, "chunksize") or bool(o.get("iterator"))
        if pieces and is_path(source) and not self.python and not whole_needed(o):
            fd = _pandas.csv_unpacked(path_of(source), o.get("compression", "infer"), o["_stamp"])
            if fd is not None: # a read that goes on begins at a byte of the text
                self.unpacked = Unpacked(fd)
                source = self.unpacked.path
                o["_stamp"], o["compression"] = _pandas.csv_stamp(source), None
        self.source, self.text = prepare(source, o, self.python, pieces)
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
        self.converters = self.of_levels() if self.levels else converters_of(o, known)
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

    def of_levels(self):
        """converters= by place, where a header has several rows; types that are not for all columns go to o["_late"] and o["dtype"] by place."""
        o = self.o
        types = o.get("dtype")
        if not given(o, "converters") and not isinstance(types, dict):
            return {}
        bare = {k: v for k, v in o.items() if k not in ("dtype", "nrows", "na_values")}
        labels = list(zip(*[[name for name, _ in row] for row in native(self.source, self.text, bare, self.python, nrows=0)[4][:-1]]))
        by_place = lambda d: {labels.index(k) if k in labels else k: v for k, v in (d or {}).items() if k in labels or isinstance(k, int)}
        made = by_place(o.get("converters"))
        if isinstance(types, dict):
            types = {k: v for k, v in by_place(types).items() if k not in made}
            o["_late"] = {k: v for k, v in types.items() if not is_plain(v)}
            o["dtype"] = {k: "str" if k in o["_late"] else v for k, v in types.items() if k not in o["_late"] or text_first(v)} or None
        return made

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
            return many_headers(frame, header, self.o, kinds, self.converters), behind
        for c in self.dates if len(frame) == 0 else ():
            if c in frame.columns and self.user_types is None:
                frame[c] = frame[c].astype(object)
        names = self.o.get("names")
        if names is not None and not all(isinstance(n, str) for n in names):
            relabel(frame, {str(n): n for n in names})
        frame = finish(frame, kinds, self.o, self.late, self.dates, {key_label(k, self.columns): 1 for k in self.converters}, self.columns)
        frame = convert(frame, self.o, self.converters, self.columns, self.python)
        if (self.dates and self.index) or self.index_dates:
            frame = parse_index(frame, self.index, self.dates, self.index_dates, self.o, self.python)
        return typed_index(frame, kinds, self.o, self.late, self.converters), behind


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
    if isinstance(rows, int) and rows < 0:
        raise ValueError("Passing negative integer to header is invalid. For no header, use header=None instead")
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
    if len(rows) > 1 and given(o, "dtype") and not isinstance(o["dtype"], dict) and not is_plain(o["dtype"]):
        o["_late"] = o.pop("dtype")
        if text_first(o["_late"]):
            o["dtype"] = "str"
    return len(rows) > 1


def many_headers(frame, header, o, kinds, converters):
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
    late, types = o.get("_late"), o.get("_types")
    for i, c in enumerate(columns):
        wanted = late.get(i) if isinstance(late, dict) else late
        if i in converters:
            columns[i] = pd.Series(converted(c, converters[i], null_texts(o, labels[i] if i < len(labels) else i, i)))
        elif wanted is not None:
            columns[i] = cast(c, wanted, kinds[i], o)
        elif given(o, "dtype_backend") and (types is None or isinstance(types, dict) and i not in (o.get("dtype") or {})):
            columns[i] = nullable(c, kinds[i])
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
        if self._reading.unpacked is not None:
            self._reading.unpacked.close()

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
