"""Options of pandas.read_csv: what they may be, dialects, what needs the file's text, sources."""
import warnings
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
