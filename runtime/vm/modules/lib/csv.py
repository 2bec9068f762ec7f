"""csv: rows of text files. reader and writer with dialects, DictReader, DictWriter."""
import _csv

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3


class Error(Exception):
    pass


Error.__module__ = "_csv"
_limit = 131072


class Dialect:
    delimiter = ","
    quotechar = '"'
    escapechar = None
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL
    strict = False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    lineterminator = "\n"
    quoting = QUOTE_ALL


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}
_options = ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting", "strict")


def register_dialect(name, dialect=excel, **options):
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


def field_size_limit(limit=None):
    global _limit
    old = _limit
    if limit is not None:
        _limit = limit
    return old


class _Chosen:
    pass


def _one(value, name):
    if value is not None and (not isinstance(value, str) or len(value) > 1):
        if isinstance(value, str):
            raise TypeError('"%s" must be a 1-character string' % name)
        raise TypeError('"%s" must be string or None, not %s' % (name, type(value).__name__))
    return value


def _dialect(dialect, options):
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    d = _Chosen()
    for name in _options:
        setattr(d, name, getattr(dialect, name))
    for name, value in options.items():
        if name not in _options:
            raise TypeError("'%s' is an invalid keyword argument for this function" % name)
        setattr(d, name, value)
    if not isinstance(d.delimiter, str) or len(d.delimiter) != 1:
        if isinstance(d.delimiter, str):
            raise TypeError('"delimiter" must be a 1-character string')
        raise TypeError('"delimiter" must be string, not %s' % type(d.delimiter).__name__)
    _one(d.quotechar, "quotechar")
    _one(d.escapechar, "escapechar")
    if d.quotechar is None and d.quoting != QUOTE_NONE:
        raise TypeError("quotechar must be set if quoting enabled")
    return d


class reader:
    """An iterator of lists of str, over an iterable of lines."""

    def __init__(self, csvfile, dialect="excel", **options):
        self.dialect = _dialect(dialect, options)
        self._lines = iter(csvfile)
        self.line_num = 0
        d = self.dialect
        self._quote = "" if d.quotechar is None or d.quoting == QUOTE_NONE else d.quotechar
        self._plain = d.quoting != QUOTE_NONNUMERIC and d.escapechar is None and not d.skipinitialspace and not d.strict and \
            d.delimiter.isascii() and self._quote.isascii() and d.delimiter not in "\r\n"

    def __iter__(self):
        return self

    def __next__(self):
        line = next(self._lines)
        self.line_num += 1
        if not isinstance(line, str):
            raise Error("iterator should return strings, not %s (the file should be opened in text mode)" % type(line).__name__)
        if self._plain:
            d = self.dialect
            row = _csv.split(line, d.delimiter, self._quote, d.doublequote)
            if row is not None:
                return row
        return self._parse(line)

    def _finish(self, field, quoted):
        if self.dialect.quoting == QUOTE_NONNUMERIC and not quoted:
            return float("".join(field))
        return "".join(field)

    def _parse(self, line):
        d = self.dialect
        delimiter, quote, escape = d.delimiter, d.quotechar, d.escapechar
        if d.quoting == QUOTE_NONE:
            quote = None
        row = []
        field = []
        START, PLAIN, QUOTED, AFTER = 0, 1, 2, 3
        state = START
        was_quoted = False
        i = 0
        n = len(line)
        while True:
            if i >= n:
                if state != QUOTED:
                    break
                try:
                    line = next(self._lines)
                except StopIteration:
                    if d.strict:
                        raise Error("unexpected end of data") from None
                    break
                self.line_num += 1
                i, n = 0, len(line)
                continue
            c = line[i]
            i += 1
            if state == QUOTED:
                if c == escape:
                    if i < n:
                        field.append(line[i])
                        i += 1
                elif c == quote:
                    if d.doublequote and i < n and line[i] == quote:
                        field.append(quote)
                        i += 1
                    else:
                        state = AFTER
                else:
                    field.append(c)
            elif c == "\n" or c == "\r":
                if line[i:].strip("\r\n"):
                    raise Error("new-line character seen in unquoted field - do you need to open the file in universal-newline mode?")
                break
            elif c == delimiter:
                row.append(self._finish(field, was_quoted))
                field = []
                state = START
                was_quoted = False
            elif state == START and c == quote:
                state = QUOTED
                was_quoted = True
            elif state == START and c == " " and d.skipinitialspace:
                pass
            elif c == escape:
                if i < n:
                    field.append(line[i])
                    i += 1
                state = PLAIN
            elif state == AFTER and d.strict:
                raise Error("'%s' expected after '%s'" % (delimiter, quote))
            else:
                field.append(c)
                state = PLAIN
        if state == START and not row and not field:
            return []
        row.append(self._finish(field, was_quoted))
        return row


class writer:
    """writerow and writerows of any values: None is empty, floats as repr, the rest as str."""

    def __init__(self, csvfile, dialect="excel", **options):
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
