"""The forms of pandas.read_csv that the reader in C leaves to text: functions as options, footers, separators of several characters,
dates, categories and nullable types, reading in pieces, encodings. Each turns its option into ones that _pandas.read_csv knows."""
import warnings
import pandas as pd
import _pandas
from pandas.errors import ParserError, ParserWarning
from pandas._csv_options import check, given, is_path, native, path_of, prepare, python_engine, whole_needed
from pandas._csv_columns import (cast, convert, converted, converters_of, date_columns, dates_of_levels, finish, index_labels, index_of, is_plain,
                                 key_label, labels_of, null_texts, nullable, parse_index, split_types, text_first, typed_index)


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
