"""Tables of text: savetxt, loadtxt, genfromtxt, fromregex."""
import io
import os
import numpy as np
from _numpy import parse_floats as _parse_floats
from numpy._files import _as_array, _path, _replacing


# --- tables of text ------------------------------------------------------------------------------------------------------------------
def savetxt(fname, X, fmt="%.18e", delimiter=" ", newline="\n", header="", footer="", comments="# ", encoding=None):
    X = _as_array(X)
    if X.ndim == 0 or X.ndim > 2:
        raise ValueError("Expected 1D or 2D array, got %dD array instead" % X.ndim)
    records = X.dtype.names is not None
    if X.ndim == 1:
        rows = X.tolist() if records else [[x] for x in X.tolist()]
        ncol = len(X.dtype.names) if records else 1
    else:
        rows, ncol = X.tolist(), X.shape[1]
    complexes = not records and X.dtype.kind == "c"
    if isinstance(fmt, (list, tuple)):
        if len(fmt) != ncol:
            raise AttributeError("fmt has wrong shape.  %s" % str(fmt))
        line = delimiter.join(fmt)
    else:
        n = fmt.count("%")
        if n == 1:
            line = delimiter.join([" (%s+%sj)" % (fmt, fmt)] * ncol if complexes else [fmt] * ncol)
        elif complexes and n == 2 * ncol or not complexes and n == ncol:
            line = fmt
        else:
            raise ValueError("fmt has wrong number of %% formats:  %s" % fmt)
    parts = []
    if header:
        parts.append(comments + header.replace("\n", "\n" + comments) + newline)
    for row in rows:
        if complexes:
            values = []
            for z in row:
                values.append(z.real)
                values.append(z.imag)
            text = (line % tuple(values)).replace("+-", "-")
        else:
            try:
                text = line % tuple(row)
            except TypeError:
                raise TypeError("Mismatch between array dtype ('%s') and format specifier ('%s')" % (str(X.dtype), line)) from None
        parts.append(text + newline)
    if footer:
        parts.append(comments + footer.replace("\n", "\n" + comments) + newline)
    text = "".join(parts)
    path = _path(fname)
    if path is None:
        fname.write(text if isinstance(fname, io.TextIOBase) else text.encode(encoding or "latin1"))
        return

    def write(name):
        with open(name, "w", encoding=encoding or "latin1") as f:
            f.write(text)

    if path.endswith((".gz", ".bz2", ".xz")):
        raise NotImplementedError("compressed text files are not supported")
    _replacing(path, write)


def _lines_of(fname, encoding):
    """The text of a file, of an open one, or the lines that an iterable gives."""
    path = _path(fname)
    if path is not None:
        if path.endswith((".gz", ".bz2", ".xz")):
            raise NotImplementedError("compressed text files are not supported")
        if not os.path.exists(path):
            raise FileNotFoundError("%s not found." % path)
        with open(path, "r", encoding=encoding if encoding and encoding != "bytes" else None) as f:
            return f.read()
    if hasattr(fname, "read"):
        text = fname.read()
        return text if isinstance(text, str) else text.decode(encoding if encoding and encoding != "bytes" else "latin1")
    lines = [x if isinstance(x, str) else x.decode("latin1") for x in fname]
    return "\n".join(x[:-1] if x.endswith("\n") else x for x in lines)


def _split(line, delimiter, quote=None):
    if quote is None or quote not in line:
        return line.split() if delimiter is None else line.split(delimiter)
    fields, field, inside, i = [], "", False, 0
    while i < len(line):
        c = line[i]
        if inside:
            if c == quote and line[i + 1:i + 2] == quote:
                field += c
                i += 1
            elif c == quote:
                inside = False
            else:
                field += c
        elif c == quote:
            inside = True
        elif delimiter is not None and line.startswith(delimiter, i):
            fields.append(field)
            field = ""
            i += len(delimiter) - 1
        elif delimiter is None and c.isspace():
            if field:
                fields.append(field)
            field = ""
        else:
            field += c
        i += 1
    if field or delimiter is not None:
        fields.append(field)
    return fields


def _reader(dtype):
    kind = dtype.kind
    if kind == "c":
        return lambda s: complex(s.strip().replace("i", "j") if "i" in s and "n" not in s else s.strip())
    if kind == "f":
        return _float
    if kind == "b":
        return lambda s: bool(int(s))
    if kind in "iu":
        return int
    if kind == "U":
        return str
    raise NotImplementedError("loadtxt() into dtype %s is not supported" % dtype)


def _float(s):
    s = s.strip()
    return float(s)


def _converter(converters, column, ncol, default):
    if callable(converters):
        return converters
    if converters:
        if column in converters:
            return converters[column]
        if column - ncol in converters:
            return converters[column - ncol]
    return default


def loadtxt(fname, dtype=float, comments="#", delimiter=None, converters=None, skiprows=0, usecols=None, unpack=False, ndmin=0, encoding=None,
            max_rows=None, *, quotechar=None, like=None):
    if ndmin not in (0, 1, 2):
        raise ValueError("Illegal value of ndmin keyword: %s" % ndmin)
    dtype = np.dtype(dtype)
    if isinstance(delimiter, bytes):
        delimiter = delimiter.decode("latin1")
    marks = [] if comments is None else [comments] if isinstance(comments, (str, bytes)) else list(comments)
    marks = [m if isinstance(m, str) else m.decode("latin1") for m in marks]
    text = _lines_of(fname, encoding)
    records = dtype.names is not None
    one_mark = len(marks) == 0 or len(marks) == 1 and len(marks[0]) == 1
    if (not records and dtype.kind == "f" and not converters and quotechar is None and max_rows is None and one_mark and "\r" not in text
            and (delimiter is None or len(delimiter) == 1)):
        rest = text if not skiprows else "\n".join(text.split("\n")[skiprows:])
        a = _parse_floats(rest, marks[0] if marks else "", delimiter or "")
        if a is not None:
            if a.size == 0:
                _warn_empty(fname)
                a = a.reshape(0)
            elif usecols is not None:
                usecols = [usecols] if isinstance(usecols, (int, np.integer)) else list(usecols)
                for c in usecols:
                    if not -a.shape[1] <= c < a.shape[1]:
                        raise ValueError("invalid column index %d at row 1 with %d columns" % (c, a.shape[1]))
                a = a[:, usecols]
            return _finished(a if dtype == np.float64 else a.astype(dtype), ndmin, unpack)
    lines = text.replace("\r\n", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return _load_rows(fname, lines[skiprows:], dtype, marks, delimiter, converters, usecols, unpack, ndmin, max_rows, quotechar)


def _warn_empty(fname):
    import warnings
    warnings.warn('loadtxt: input contained no data: "%s"' % (fname,), UserWarning, stacklevel=1)


def _load_rows(fname, lines, dtype, marks, delimiter, converters, usecols, unpack, ndmin, max_rows, quotechar):
    records = dtype.names is not None
    if records:
        fields = [dtype[n] for n in dtype.names]
        readers = [_reader(f) for f in fields]
    else:
        reader = _reader(dtype)
    if usecols is not None:
        usecols = [usecols] if isinstance(usecols, (int, np.integer)) else list(usecols)
    rows, ncol = [], None
    for number, line in enumerate(lines):
        if max_rows is not None and len(rows) >= max_rows:
            break
        for m in marks:
            line = line.split(m, 1)[0]
        if not line.strip() and (delimiter is None or not line):
            continue
        words = _split(line, delimiter, quotechar)
        if ncol is None:
            ncol = len(words)
            columns = list(range(ncol)) if usecols is None else [c + ncol if c < 0 else c for c in usecols]
            if records and len(columns) != len(fields):
                raise ValueError("The dtype passed requires %d columns but %d were found at row %d; use `usecols` to select a subset and avoid this error"
                                 % (len(fields), len(columns), len(rows) + 1))
            used = [_converter(converters, c, ncol, readers[i] if records else reader) for i, c in enumerate(columns)]
        elif usecols is None and len(words) != ncol:
            raise ValueError("the number of columns changed from %d to %d at row %d; use `usecols` to select a subset and avoid this error"
                             % (ncol, len(words), len(rows) + 1))
        row = []
        for read, c in zip(used, columns):
            if not 0 <= c < len(words):
                raise ValueError("invalid column index %d at row %d with %d columns" % (c, len(rows) + 1, len(words)))
            try:
                row.append(read(words[c]))
            except ValueError:
                if read is not (readers[len(row)] if records else reader):
                    raise
                raise ValueError("could not convert string %r to %s at row %d, column %d."
                                 % (words[c], (fields[len(row)] if records else dtype).name, len(rows), c + 1)) from None
        rows.append(tuple(row))
    if not rows:
        _warn_empty(fname)
        a = np.zeros(0, dtype)
        return a.reshape((0, 1)) if ndmin == 2 else a
    a = np.array(rows, dtype=dtype)
    if records:
        if unpack:
            return [a[n] for n in dtype.names]
        return a if len(rows) > 1 or ndmin else a.reshape(())
    return _finished(a, ndmin, unpack)


def _finished(a, ndmin, unpack):
    if a.ndim > ndmin:
        a = a.squeeze() if ndmin == 0 else a.reshape(-1) if 1 in a.shape and ndmin == 1 else a
    if a.ndim < ndmin:
        a = np.atleast_1d(a) if ndmin == 1 else np.atleast_2d(a).T
    return a.T if unpack and a.ndim > 1 else a


# --- genfromtxt -----------------------------------------------------------------------------------------------------------------------
def _guess(words):
    """The narrowest of bool, int, float, complex that holds every word; None: none does."""
    for read, name in ((int, "int64"), (float, "float64"), (complex, "complex128")):
        try:
            for w in words:
                read(w)
            return read, name
        except ValueError:
            pass
    if words and all(w in ("True", "False", "true", "false", "TRUE", "FALSE") for w in words):
        return (lambda w: w.upper() == "TRUE"), "bool"
    return None, None


def genfromtxt(fname, dtype=float, comments="#", delimiter=None, skip_header=0, skip_footer=0, converters=None, missing_values=None, filling_values=None,
               usecols=None, names=None, excludelist=None, deletechars=" !#$%&'()*+,-./:;<=>?@[\\]^{|}~", replace_space="_", autostrip=False,
               case_sensitive=True, defaultfmt="f%i", unpack=None, usemask=False, loose=True, invalid_raise=True, max_rows=None, encoding=None, *, ndmin=0,
               like=None):
    """A table with gaps: what is missing becomes nan, -1 or filling_values."""
    if usemask:
        raise NotImplementedError("genfromtxt(usemask=True) is not supported: there are no masked arrays")
    if skip_footer and max_rows:
        raise ValueError("The keywords 'skip_footer' and 'max_rows' can not be specified at the same time.")
    lines = _lines_of(fname, encoding).replace("\r\n", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    lines = lines[skip_header:]
    rows = []
    heading = None
    if names is True:
        while lines and heading is None:
            first = lines.pop(0)
            text = first.strip()
            if comments and text.startswith(comments):
                text = text[len(comments):]
            elif comments:
                text = text.split(comments, 1)[0]
            if text.strip():
                heading = [w.strip() for w in _words(text, delimiter, True)]
    elif isinstance(names, str):
        heading = [w.strip() for w in names.split(",")]
    elif names is not None:
        heading = [str(w) for w in names]
    for line in lines:
        if comments is not None:
            line = line.split(comments, 1)[0]
        line = line.strip("\r\n")
        if not line.strip() and (delimiter is None or delimiter.strip() or not line):
            continue
        rows.append(_words(line, delimiter, autostrip))
    if skip_footer:
        rows = rows[:-skip_footer]
    if max_rows is not None:
        rows = rows[:max_rows]
    if not rows:
        import warnings
        warnings.warn('genfromtxt: Empty input file: "%s"' % (fname,), UserWarning, stacklevel=1)
        return np.array([])
    ncol = len(rows[0])
    bad = [(i, len(r)) for i, r in enumerate(rows) if len(r) != ncol]
    if bad and usecols is None:
        text = "Some errors were detected !\n" + "\n".join("    Line #%d (got %d columns instead of %d)" % (skip_header + i + 1 + (names is True), n, ncol) for i, n in bad)
        if invalid_raise:
            raise ValueError(text)
        rows = [r for r in rows if len(r) == ncol]
    if usecols is not None:
        usecols = [usecols] if isinstance(usecols, (int, np.integer)) else [w.strip() for w in usecols.split(",")] if isinstance(usecols, str) else list(usecols)
        columns = [heading.index(c) if isinstance(c, str) else c + ncol if c < 0 else c for c in usecols]
    else:
        columns = list(range(ncol))
    if heading is not None and len(heading) == ncol:
        heading = [heading[c] for c in columns]
    table = [[r[c].strip() for r in rows] for c in columns]
    if heading is not None:
        heading = _valid_names(heading, deletechars, replace_space, excludelist, case_sensitive, defaultfmt)
    return _gen_arrays(table, columns, dtype, heading, converters, missing_values, filling_values, unpack, ndmin)


def _words(line, delimiter, strip):
    if isinstance(delimiter, int):
        words = [line[i:i + delimiter] for i in range(0, len(line), delimiter)]
    elif isinstance(delimiter, (list, tuple)):
        words, at = [], 0
        for n in delimiter:
            words.append(line[at:at + n])
            at += n
    else:
        words = line.split() if delimiter is None else line.split(delimiter)
    return [w.strip() for w in words] if strip else words


def _valid_names(names, deletechars, space, exclude, case, defaultfmt):
    seen, out, empty = {}, [], 0
    drop = set(deletechars) - {space} if deletechars else set()
    for name in names:
        name = name.upper() if case == "upper" or case is False else name.lower() if case == "lower" else name
        name = "".join(c for c in name.strip().replace(" ", space) if c not in drop)
        if name == "":
            name = defaultfmt % empty
            empty += 1
        if name in (exclude or ()) or name in ("return", "file", "print"):
            name += "_"
        n = seen.get(name, 0)
        seen[name] = n + 1
        out.append(name if n == 0 else "%s_%d" % (name, n))
    return out


def _per_column(x, i, column, name, default):
    if x is None:
        return default
    if isinstance(x, dict):
        for key in (name, column):
            if key in x:
                return x[key]
        return default
    if isinstance(x, (list, tuple)):
        return x[i] if i < len(x) else default
    return x


def _gen_arrays(table, columns, dtype, heading, converters, missing_values, filling_values, unpack, ndmin):
    guess = dtype is None
    dt = None if guess else np.dtype(dtype)
    records = dt is not None and dt.names is not None
    if records and heading is None:
        heading = list(dt.names)
    out, types = [], []
    if isinstance(missing_values, str):
        missing_values = {None: missing_values.split(",")} if "," in missing_values else missing_values
    for i, words in enumerate(table):
        name = heading[i] if heading is not None and i < len(heading) else None
        missing = {""}
        more = missing_values[None] if isinstance(missing_values, dict) and None in missing_values else _per_column(missing_values, i, columns[i], name, ())
        missing |= set([more] if isinstance(more, str) else [str(m) for m in more] if isinstance(more, (list, tuple)) else [str(more)])
        convert = converters and (converters.get(columns[i]) or converters.get(name))
        there = [w for w in words if w not in missing]
        if convert:
            values = [convert(w) for w in words]
            out.append(values)
            types.append(np.asarray(values).dtype.name if guess else None)
            continue
        if guess:
            read, kind = _guess(there)
            if read is None:
                read, kind = str, "U%d" % max(len(w) for w in words)
        else:
            d = dt[dt.names[i]] if records else dt
            kind = d.name if d.kind != "U" else "U%d" % (d.itemsize // 4 or max(len(w) for w in words))
            read = {"f": _float, "c": complex, "i": int, "u": int, "b": lambda w: w.upper() in ("TRUE", "1"), "U": str}.get(d.kind)
            if read is None:
                raise NotImplementedError("genfromtxt() into dtype %s is not supported" % d)
        default = {"i": -1, "u": -1, "f": float("nan"), "c": complex("nan"), "b": False, "U": ""}[np.dtype(kind).kind]
        fill = _per_column(filling_values, i, columns[i], name, default)
        values = []
        for w in words:
            if w in missing and read is not str:  # text is what it is
                values.append(fill)
                continue
            try:
                values.append(read(w))
            except ValueError:
                if np.dtype(kind).kind in "iu":
                    try:
                        values.append(int(float(w)))
                        continue
                    except ValueError:
                        pass
                values.append(fill)
        out.append(values)
        types.append(kind)
    n = len(table[0])
    if heading is None and not records and all(t is not None and t.startswith("U") for t in types):
        types = ["U%d" % max(int(t[1:]) for t in types)] * len(types)
        dt = np.dtype(types[0])
    if records or heading is not None or (guess and len(set(types)) > 1):
        if heading is None:
            heading = ["f%d" % i for i in range(len(table))]
        full = dt if records else np.dtype([(h, t or "float64") for h, t in zip(heading, types)])
        a = np.array([tuple(col[r] for col in out) for r in range(n)], dtype=full)
        if unpack:
            return [a[h] for h in full.names]
        return a.reshape(()) if n == 1 and ndmin == 0 else a
    a = np.array([[col[r] for col in out] for r in range(n)], dtype=types[0] if guess else dt)
    a = a.squeeze() if ndmin == 0 else a
    if a.ndim < ndmin:
        a = np.atleast_1d(a) if ndmin == 1 else np.atleast_2d(a).T
    return a.T if unpack and a.ndim > 1 else a


def fromregex(file, regexp, dtype, encoding=None):
    raise NotImplementedError("np.fromregex() is not supported: there are no regular expressions")
