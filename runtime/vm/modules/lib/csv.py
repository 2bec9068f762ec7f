"""csv: rows of text files. reader and writer with dialects, DictReader, DictWriter."""
import _csv

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3


class Error(Exception):
    pass


Error.__module__ = "_csv"
_limit = 131072 # characters of a field


class Dialect:
    delimiter = quotechar = escapechar = doublequote = skipinitialspace = lineterminator = quoting = None

    def __init__(self):
        try:
            _dialect(self, {})
        except TypeError as e:
            raise Error(str(e)) from None


class excel(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(excel):
    lineterminator = "\n"
    quoting = QUOTE_ALL


def register_dialect(name, dialect=None, **options):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _dialect(dialect, options)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(*limit):
    global _limit
    if len(limit) > 1:
        raise TypeError("field_size_limit() takes at most 1 argument (%d given)" % len(limit))
    old = _limit
    if limit:
        if type(limit[0]) is not int:
            raise TypeError("limit must be an integer")
        if not -2**63 <= limit[0] < 2**63:
            raise OverflowError("Python int too large to convert to C long")
        _limit = limit[0]
    return old


class _Chosen:
    """A dialect that was checked."""


_Chosen.__name__ = _Chosen.__qualname__ = "Dialect"
_Chosen.__module__ = "_csv"


def _character(value, name, none):
    if value is None and none:
        return None
    if not isinstance(value, str):
        raise TypeError('"%s" must be string%s, not %s' % (name, " or None" if none else "", type(value).__name__))
    if len(value) != 1:
        raise TypeError('"%s" must be a 1-character string' % name)
    return value


def _text(value, name):
    if value is not None and not isinstance(value, str):
        raise TypeError('"%s" must be a string' % name)
    return value


def _whole(value, name):
    if type(value) is not int:
        raise TypeError('"%s" must be an integer' % name)
    return value


# What may be chosen: its name, its default, its check.
_options = {
    "delimiter": (",", lambda v, name: _character(v, name, False)),
    "doublequote": (True, lambda v, name: bool(v)),
    "escapechar": (None, lambda v, name: _character(v, name, True)),
    "lineterminator": ("\r\n", _text),
    "quotechar": ('"', lambda v, name: _character(v, name, True)),
    "quoting": (QUOTE_MINIMAL, _whole),
    "skipinitialspace": (False, lambda v, name: bool(v)),
    "strict": (False, lambda v, name: bool(v)),
}


def _dialect(dialect, options):
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    if isinstance(dialect, _Chosen) and not options:
        return dialect
    for name in options:
        if name not in _options:
            raise TypeError("'%s' is an invalid keyword argument for this function" % name)
    given = {name: getattr(dialect, name) for name in _options if hasattr(dialect, name)}
    given.update(options)
    d = _Chosen()
    for name, (default, check) in _options.items():
        setattr(d, name, check(given[name], name) if name in given else default)
    if not QUOTE_MINIMAL <= d.quoting <= QUOTE_NONE:
        raise TypeError('bad "quoting" value')
    if d.quotechar is None and "quoting" not in given:
        d.quoting = QUOTE_NONE
    if d.quotechar is None and d.quoting != QUOTE_NONE:
        raise TypeError("quotechar must be set if quoting enabled")
    if d.lineterminator is None:
        raise TypeError("lineterminator must be set")
    return d


_dialects = {name: _dialect(d, {}) for name, d in (("excel", excel), ("excel-tab", excel_tab), ("unix", unix_dialect))}

# Where the reader is: at the start of a row or of a field, in one, behind an escape there, in quotes, behind a quote, at the row's end.
_ROW, _FIELD, _PLAIN, _ESCAPE, _ESCAPED_END, _QUOTED, _QUOTED_ESCAPE, _QUOTE, _END = range(9)


class reader:
    """An iterator of lists of str, over an iterable of lines."""

    def __init__(self, csvfile, dialect=None, **options):
        self._lines = iter(csvfile)
        self.dialect = d = _dialect(dialect, options)
        self.line_num = 0
        self._quote = "" if d.quotechar is None or d.quoting == QUOTE_NONE else d.quotechar
        self._form = d.delimiter, self._quote, d.doublequote, d.skipinitialspace
        self._plain = d.quoting != QUOTE_NONNUMERIC and d.escapechar is None and not d.strict and \
            all(c.isascii() and c not in "\r\n\0" for c in (d.delimiter, self._quote) if c)

    def __iter__(self):
        return self

    def _counted(self, line):
        if not isinstance(line, str):
            raise Error("iterator should return strings, not %s (the file should be opened in text mode)" % type(line).__name__)
        self.line_num += 1
        return line

    def __next__(self):
        line = next(self._lines)
        if self._plain:
            row = _csv.split(line, self._form, _limit)
            if row is not None:
                self.line_num += 1
                return row
        return self._parse(self._counted(line))

    def _parse(self, line):
        """The row that begins in line, a character at a time; it takes more lines while quotes or an escape are open."""
        self._row, self._text, self._number = [], [], False
        state = _ROW
        marks = self.dialect.delimiter + self._quote + (self.dialect.escapechar or "") + "\r\n"
        while True:
            for c in line:
                if (state == _PLAIN or state == _QUOTED) and c not in marks:
                    self._add(c)
                else:
                    state = self._step(state, c)
            state = self._step(state, "")
            if state == _ROW:
                return self._row
            try:
                line = self._counted(next(self._lines))
            except StopIteration:
                if not self._text and state != _QUOTED:
                    raise
                if self.dialect.strict:
                    raise Error("unexpected end of data") from None
                self._save()
                return self._row

    def _save(self):
        text = "".join(self._text)
        self._row.append(float(text) if self._number else text)
        self._text, self._number = [], False

    def _add(self, c):
        if len(self._text) >= _limit:
            raise Error("field larger than field limit (%d)" % _limit)
        self._text.append(c)

    def _step(self, state, c):
        """Takes one character, "" for the line's end; gives the state behind it."""
        if state == _PLAIN or state == _ESCAPED_END:
            return self._in_field(state, c)
        if state == _QUOTED:
            return self._in_quotes(c)
        if state == _ESCAPE:
            self._add(c or "\n")
            return _ESCAPED_END if c == "\n" or c == "\r" else _PLAIN
        if state == _QUOTED_ESCAPE:
            self._add(c or "\n")
            return _QUOTED
        if state == _QUOTE:
            return self._behind_quote(c)
        if state == _END:
            if c and c not in "\r\n":
                raise Error("new-line character seen in unquoted field - do you need to open the file in universal-newline mode?")
            return _END if c else _ROW
        return self._at_start(state, c)

    def _at_start(self, state, c):
        d = self.dialect
        if c in "\r\n": # or the end
            if state == _FIELD:
                self._save()
            return _END if c else _ROW
        if c == self._quote:
            return _QUOTED
        if c == d.escapechar:
            return _ESCAPE
        if c == " " and d.skipinitialspace:
            return _FIELD
        if c == d.delimiter:
            self._save()
            return _FIELD
        self._number = d.quoting == QUOTE_NONNUMERIC
        self._add(c)
        return _PLAIN

    def _in_field(self, state, c):
        if not c and state == _ESCAPED_END:
            return state
        if c in "\r\n": # or the end
            self._save()
            return _END if c else _ROW
        if c == self.dialect.escapechar:
            return _ESCAPE
        if c == self.dialect.delimiter:
            self._save()
            return _FIELD
        self._add(c)
        return state

    def _in_quotes(self, c):
        if not c:
            return _QUOTED
        if c == self.dialect.escapechar:
            return _QUOTED_ESCAPE
        if c == self._quote:
            return _QUOTE if self.dialect.doublequote else _PLAIN
        self._add(c)
        return _QUOTED

    def _behind_quote(self, c):
        d = self.dialect
        if c and c == self._quote:
            self._add(c)
            return _QUOTED
        if c == d.delimiter:
            self._save()
            return _FIELD
        if c in "\r\n": # or the end
            self._save()
            return _END if c else _ROW
        if d.strict:
            raise Error("'%s' expected after '%s'" % (d.delimiter, d.quotechar))
        self._add(c)
        return _PLAIN


class writer:
    """writerow and writerows of any values: None is empty, floats as repr, the rest as str."""

    def __init__(self, csvfile, dialect=None, **options):
        self.dialect = _dialect(dialect, options)
        if not hasattr(csvfile, "write"):
            raise TypeError('argument 1 must have a "write" method')
        self._write = csvfile.write
        d = self.dialect
        self._plain = d.quoting in (QUOTE_MINIMAL, QUOTE_ALL) and d.escapechar is None and d.doublequote and \
            d.delimiter.isascii() and d.quotechar.isascii() and d.lineterminator.isascii()
        self._every = d.quoting == QUOTE_ALL

    def _field(self, value, alone):
        d = self.dialect
        if value is None:
            s = ""
        elif isinstance(value, str):
            s = value
        else:
            s = str(value)
        number = isinstance(value, complex) or any(hasattr(value, x) for x in ("__float__", "__int__", "__index__"))
        if d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and not number:
            quoted = True
        elif d.quoting == QUOTE_NONE:
            quoted = False
        else:
            quoted = alone and s == ""
        out = []
        for c in s:
            if c == d.delimiter or c == d.quotechar or c == d.escapechar or c in d.lineterminator:
                escape = False
                if d.quoting == QUOTE_NONE:
                    escape = True
                elif c == d.quotechar:
                    if d.doublequote:
                        out.append(c)
                    else:
                        escape = True
                elif c == d.escapechar:
                    escape = True
                if escape:
                    if d.escapechar is None:
                        raise Error("need to escape, but no escapechar set")
                    out.append(d.escapechar)
                else:
                    quoted = True
            out.append(c)
        s = "".join(out)
        return d.quotechar + s + d.quotechar if quoted else s

    def writerow(self, row):
        try:
            row = list(row)
        except TypeError:
            raise Error("iterable expected, not %s" % type(row).__name__) from None
        if self._plain:
            d = self.dialect
            text = _csv.join(row, d.delimiter, d.quotechar, self._every, d.lineterminator)
            if text is not None:
                return self._write(text)
        if len(row) == 1 and self.dialect.quoting == QUOTE_NONE and (row[0] is None or row[0] == ""):
            raise Error("single empty field record must be quoted")
        fields = [self._field(v, len(row) == 1) for v in row]
        return self._write(self.dialect.delimiter.join(fields) + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


class DictReader:
    """Rows as dicts, by the names of the first row."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", **options):
        self._fieldnames = None if fieldnames is None else list(fieldnames)
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, **options)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        d = dict(zip(names, row))
        if len(names) < len(row):
            d[self.restkey] = row[len(names):]
        elif len(names) > len(row):
            for key in names[len(row):]:
                d[key] = self.restval
        return d


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", **options):
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.fieldnames = fieldnames
        self.restval = restval
        self.extrasaction = extrasaction.lower()
        self.writer = writer(f, dialect, **options)

    def writeheader(self):
        return self.writer.writerow(self.fieldnames)

    def _row(self, d):
        if self.extrasaction == "raise":
            wrong = [k for k in d if k not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(x) for x in wrong]))
        return [d.get(key, self.restval) for key in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        for d in rowdicts:
            self.writer.writerow(self._row(d))


class Sniffer:
    """What parts the fields of a sample: by the characters around quoted text, else by how often each character stands in a line."""

    preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        quote, double, delimiter, space = self._by_quotes(sample, delimiters)
        if not delimiter:
            delimiter, space = self._by_counts(sample, delimiters)
        if not delimiter:
            raise Error("Could not determine delimiter")
        found = type("dialect", (Dialect,), {})
        found.lineterminator = "\r\n"
        found.quoting = QUOTE_MINIMAL
        found.doublequote = double
        found.delimiter = delimiter
        found.quotechar = quote or '"'
        found.skipinitialspace = space
        return found

    def _by_quotes(self, text, delimiters):
        import re
        quoted = r"""(?P<quote>["']).*?(?P=quote)"""
        parts = r"""(?P<delim>[^\w\n"'])(?P<space> ?)"""
        forms = (parts + quoted + "(?P=delim)", r"(?:^|\n)" + quoted + parts, parts + quoted + r"(?:$|\n)", r"(?:^|\n)" + quoted + r"(?:$|\n)")
        for form in forms:
            found = [m.groupdict() for m in re.finditer(form, text, re.DOTALL | re.MULTILINE)]
            if found:
                break
        else:
            return "", False, None, 0
        quote = _most([m["quote"] for m in found])
        marks = [m["delim"] for m in found if m.get("delim") and (delimiters is None or m["delim"] in delimiters)]
        mark, space = "", 0
        if marks:
            mark = _most(marks)
            space = marks.count(mark) == len([m for m in found if m.get("space")])
            if mark == "\n":
                mark = ""
        d = re.escape(mark)
        twice = rf"(({d})|^)\W*{quote}[^{d}\n]*{quote}[^{d}\n]*{quote}\W*(({d})|$)"
        return quote, re.search(twice, text, re.MULTILINE) is not None, mark, space

    def _by_counts(self, text, delimiters):
        lines = [line for line in text.split("\n") if line]
        seen = {chr(c): {} for c in range(127)} # {character: {times in a line: lines}}
        usual, fit = {}, {}
        step = min(10, len(lines))
        for start in range(0, len(lines), step or 1):
            for c, times in seen.items():
                for line in lines[start:start + step]:
                    n = line.count(c)
                    times[n] = times.get(n, 0) + 1
                if list(times) != [0]:
                    n = _most_of(times)
                    usual[c] = (n, 2 * times[n] - sum(times.values()))
            total = float(min(start + step, len(lines)))
            wanted = 1.0
            while not fit and wanted >= 0.9:
                fit = {c: v for c, v in usual.items() if v[0] > 0 and v[1] > 0 and v[1] / total >= wanted and (delimiters is None or c in delimiters)}
                wanted -= 0.01
            if len(fit) == 1:
                break
        if not fit:
            return "", 0
        best = [c for c in self.preferred if c in fit][:1] or [max((v, c) for c, v in fit.items())[1]]
        mark = best[0] if len(fit) > 1 else list(fit)[0]
        return mark, lines[0].count(mark) == lines[0].count(mark + " ")

    def has_header(self, sample):
        raise NotImplementedError("csv.Sniffer.has_header is not supported: compare the first row with the others")


def _most(values):
    counts = {}
    for v in values:
        counts[v] = counts.get(v, 0) + 1
    return _most_of(counts)


def _most_of(counts):
    best = None
    for v, n in counts.items():
        if best is None or n > counts[best]:
            best = v
    return best
