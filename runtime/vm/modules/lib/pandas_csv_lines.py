"""Rows as pandas' Python engine finds them (engine='python', separators of several characters, skipfooter, sep=None): another tokenizer than
the one in C, with rules of its own for footers, comments, blank rows, rows that are too long and where a header is. Its rows go on as plain
text, every field in quotes, to the reader in C, which finds types, labels and indexes: `take(text, o, universal)` gives that text and
changes the options to fit.

What a changer must know: pandas reads a header, then one or two rows ahead of the data, each by next_line; the rest by rest(), which
counts comments and blank rows another way. Line numbers in messages follow from that."""
import csv
import re
import warnings

from pandas._csv_columns import NULLS
from pandas.errors import EmptyDataError, ParserError, ParserWarning

BOM = "\ufeff"
LONG = 1 << 20


def given(o, name):
    return o.get(name) is not None


# --- lines of text, rows of fields --------------------------------------------------------------------------------------------------------
def lines_of(text, universal):
    """Lines with their ends: what io.StringIO gives, or a file opened with newline=''."""
    if universal and "\r" in text:
        return re.findall("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)
    lines = text.split("\n")
    last = lines.pop()
    lines = [line + "\n" for line in lines]
    if last:
        lines.append(last)
    return lines


NEWLINE = "new-line character seen in unquoted field - do you need to open the file in universal-newline mode?"
BEGIN, FIELD, ESCAPED, INSIDE, QUOTED, QUOTED_ESCAPE, QUOTE, ENDED, AFTER = range(9)


class Tokenizer:
    """Rows of lines, as a csv.reader reads them."""

    def __init__(self, lines, sep, o, strict=True):
        self.lines, self.at = lines, 0
        self.strict = strict
        self.sep = sep
        self.quoting = o.get("quoting") or 0
        self.quote = o.get("quotechar", '"') if self.quoting != 3 else None
        self.escape = o.get("escapechar")
        self.double = o.get("doublequote", True)
        self.skip = bool(o.get("skipinitialspace"))
        self.simple = self.escape is None and not self.skip and self.quoting != 2

    def __iter__(self):
        return self

    def line(self):
        if self.at >= len(self.lines):
            return None
        self.at += 1
        return self.lines[self.at - 1]

    def __next__(self):
        line = self.line()
        if line is None:
            raise StopIteration
        if self.simple and (self.quote is None or self.quote not in line):
            text = line.rstrip("\r\n")
            if "\r" in text:
                raise csv.Error(NEWLINE)
            return text.split(self.sep) if text else []
        return self.slow(line)

    def slow(self, line):
        row, field, state, number = [], [], BEGIN, False

        def save():
            made = "".join(field)
            row.append(float(made) if number else made)
            field.clear()

        while True:
            for c in [*line, ""]:
                end = c == "" or c == "\n" or c == "\r"
                if state == BEGIN:
                    if c == "":
                        continue
                    state = ENDED if end else FIELD
                    if end:
                        continue
                if state == FIELD:
                    if end:
                        save()
                        number = False
                        state = BEGIN if c == "" else ENDED
                    elif c == self.quote:
                        state = QUOTED
                    elif c == self.escape:
                        state = ESCAPED
                    elif c == " " and self.skip:
                        pass
                    elif c == self.sep:
                        save()
                    else:
                        number = self.quoting == 2
                        field.append(c)
                        state = INSIDE
                    continue
                if state == ESCAPED:
                    field.append(c or "\n")
                    state = AFTER if c != "" and end else INSIDE
                    continue
                if state == AFTER:
                    if c == "":
                        continue
                    state = INSIDE
                if state == INSIDE:
                    if end:
                        save()
                        number = False
                        state = BEGIN if c == "" else ENDED
                    elif c == self.escape:
                        state = ESCAPED
                    elif c == self.sep:
                        save()
                        number = False
                        state = FIELD
                    else:
                        field.append(c)
                elif state == QUOTED:
                    if c == "":
                        pass
                    elif c == self.escape:
                        state = QUOTED_ESCAPE
                    elif c == self.quote:
                        state = QUOTE if self.double else INSIDE
                    else:
                        field.append(c)
                elif state == QUOTED_ESCAPE:
                    field.append(c or "\n")
                    state = QUOTED
                elif state == QUOTE:
                    if c != "" and c == self.quote:
                        field.append(c)
                        state = QUOTED
                    elif c == self.sep:
                        save()
                        state = FIELD
                    elif end:
                        save()
                        state = BEGIN if c == "" else ENDED
                    elif self.strict:
                        raise csv.Error(f"'{self.sep}' expected after '{self.quote}'")
                    else:
                        field.append(c)
                        state = INSIDE
                elif state == ENDED:
                    if c == "":
                        state = BEGIN
                    elif not end:
                        raise csv.Error(NEWLINE)
            if state == BEGIN:
                return row
            line = self.line()
            if line is None:
                if not field and state != QUOTED:
                    raise StopIteration
                if self.strict:
                    raise csv.Error("unexpected end of data")
                save()
                return row


def pattern_rows(lines, sep):
    """Rows split by a regular expression: quotes mean nothing."""
    split = re.compile(sep).split
    yield split(lines[0].strip() if lines else "")
    for line in lines[1:]:
        yield split(line.strip())


# --- the engine ---------------------------------------------------------------------------------------------------------------------------
class Lines:
    def __init__(self, text, o, universal):
        self.o = o
        self.buf, self.places = [], []
        self.pos = self.line_pos = 0
        self.comment = o.get("comment")
        self.blank = o.get("skip_blank_lines", True)
        self.footer = o.get("skipfooter") or 0
        self.bad = o.get("on_bad_lines", "error")
        skip = o.get("skiprows")
        if skip is None:
            skip = ()
        elif not callable(skip):
            skip = range(skip) if isinstance(skip, int) else set(skip)
        self.skips = bool(callable(skip) or len(skip))
        self.skip = skip if callable(skip) else lambda i: i in skip
        nulls = o.get("na_values")
        if not isinstance(nulls, dict):
            nulls = list(nulls) if isinstance(nulls, (list, tuple, set)) else [] if nulls is None else [nulls]
            nulls += NULLS if o.get("keep_default_na", True) else ()
        self.nulls = nulls
        sep = o.get("sep", ",")
        lines = lines_of(text, universal)
        if sep is not None and len(sep) > 1:
            self.data = pattern_rows(lines, sep)
            return
        if given(o, "lineterminator"):
            raise ValueError("Custom line terminators not supported in python parser (yet)")
        self.data = Tokenizer(lines, sep, o)
        if sep is None:
            self.sniff(o)
        else:
            while self.skips and self.skip(self.pos) and self.data.line() is not None:
                self.pos += 1

    def sniff(self, o):
        line = self.data.line() or ""
        first = self.without_comment([line])
        while self.skip(self.pos) or not first:
            self.pos += 1
            line = self.data.line()
            if line is None:
                raise csv.Error("Could not determine delimiter")
            first = self.without_comment([line])
        self.pos += 1
        self.line_pos += 1
        self.data.sep = o["sep"] = csv.Sniffer().sniff(first[0]).delimiter
        row = Tokenizer([first[0]], self.data.sep, o, strict=False)
        self.buf.extend(list(row))
        self.places.append(self.pos - 1)

    def without_comment(self, row):
        if self.comment is None:
            return row
        out = []
        for x in row:
            if not isinstance(x, str) or self.comment not in x or x in self.nulls:
                out.append(x)
                continue
            x = x[:x.find(self.comment)]
            if x:
                out.append(x)
            break
        return out

    def tell(self, message, number):
        if self.bad == "error":
            raise ParserError(message)
        if self.bad == "warn" or callable(self.bad):
            warnings.warn(f"Skipping line {number}: {message}\n", ParserWarning, stacklevel=2)

    def next_row(self, number):
        """The next row; None when it was bad and is left out."""
        try:
            return next(self.data)
        except csv.Error as e:
            if self.bad in ("error", "warn"):
                message = str(e)
                if self.footer > 0:
                    message += (". Error could possibly be due to parsing errors in the skipped footer rows (the skipfooter keyword is only applied after "
                                "Python's csv library has parsed all rows).")
                self.tell(message, number)
            return None

    def next_line(self):
        while self.skips and self.skip(self.pos):
            next(self.data)
            self.pos += 1
        while True:
            row = self.next_row(self.pos + 1)
            self.pos += 1
            if row is None:
                continue
            line = self.without_comment(row)
            if self.blank and full(line) or not self.blank and (line or not any(row)):
                break
        if self.pos == 1:
            line = self.without_bom(line)
        self.line_pos += 1
        self.buf.append(line)
        self.places.append(self.pos - 1)
        return line

    def without_bom(self, row):
        if not row or not isinstance(row[0], str) or row[0][:1] != BOM:
            return row
        first = row[0][1:]
        if first and first[0] == self.o.get("quotechar", '"'):
            end = first[1:].index(first[0]) + 1
            first = first[1:end] + first[end + 1:]
        return [first] + row[1:]

    def peek(self):
        return self.buf[0] if self.buf else self.next_line()

    def rest(self, limit=None):
        """The rows that were read ahead and all others, or as many as were asked for."""
        ahead, first = len(self.buf), self.pos
        if limit is not None and ahead >= limit:
            return self.clean(self.buf[:limit])
        rows, count = [], 0
        try:
            while limit is not None and ahead + count < limit:
                row = next(self.data)
                count += not self.skip(self.pos + len(rows))
                rows.append(row)
            while limit is None:
                row = self.next_row(self.pos + count + 1)
                count += 1
                if row is not None:
                    rows.append(row)
        except StopIteration:
            pass
        kept = [row for i, row in enumerate(rows) if not self.skip(i + self.pos)] if self.skips else rows
        self.pos += len(rows)
        lines = self.buf + kept
        if self.footer:
            places = self.places[len(self.places) - ahead:] + [p for p in range(first, self.pos) if not (self.skips and self.skip(p))]
            lines = lines[:sum(1 for p in places if p < self.pos - self.footer)]
        return self.clean(lines)

    def clean(self, lines):
        if self.comment is not None:
            lines = [self.without_comment(row) for row in lines]
        return [row for row in lines if full(row)] if self.blank else lines

    def header(self, wanted):
        """The rows that `wanted` numbers; with several, one more follows, which may name the index or be data."""
        o, names = self.o, self.o.get("names")
        many = len(wanted) > 1
        shown = ",".join(str(i) for i in wanted)
        out = []
        for i in wanted + [wanted[-1] + 1] * many:
            extra = many and i > wanted[-1]
            try:
                line = self.peek()
                while self.line_pos <= i:
                    line = self.next_line()
            except StopIteration:
                if 0 < self.line_pos <= i and not extra:
                    raise ValueError(f"Passed header=[{shown}], len of {len(wanted)}, but only {self.line_pos} lines in file") from None
                if extra:
                    self.buf = []
                    return out
                if not names:
                    raise EmptyDataError("No columns to parse from file") from None
                line = list(names)
            if extra:
                self.buf = [line]
                return out
            out.append(line)
        self.buf = []
        return out

    def ahead(self):
        try:
            return self.next_line()
        except StopIteration:
            return None

    def too_long(self, rows, expected):
        """The rows without those that have more fields than expected."""
        o = self.o
        if not rows or max(len(row) for row in rows) <= expected or given(o, "usecols"):
            return rows
        out, told = [], []
        for i, row in enumerate(rows):
            number = self.pos - (len(rows) - i + self.footer) + 1
            if len(row) <= expected:
                out.append(row)
            elif callable(self.bad):
                made = self.bad(row)
                if made is None:
                    continue
                if len(made) > expected:
                    told.append((number, len(made), " from bad_lines callable"))
                out.append(list(made)[:expected])
            elif self.bad != "skip":
                told.append((number, len(row), ""))
                if self.bad == "error":
                    break
        sep = o.get("sep", ",")
        for number, saw, more in told:
            message = f"Expected {expected} fields in line {number}, saw {saw}{more}"
            if not more and sep and len(sep) > 1 and o.get("quoting") != 3:
                message += ". Error could possibly be due to quotes being ignored when a multi-char delimiter is used."
            self.tell(message, number)
        return out


def full(row):
    return len(row) > 1 or (len(row) == 1 and (not isinstance(row[0], str) or bool(row[0].strip())))


def check_usecols(use, labels, count):
    """count: columns of the file; labels: what names in usecols refer to."""
    if use is None or callable(use):
        return
    if any(isinstance(u, str) for u in use):
        missing = [u for u in use if isinstance(u, str) and u not in labels]
        if missing and all(isinstance(u, str) for u in use):
            raise ValueError(f"Usecols do not match columns, columns expected but not found: {missing}")
    else:
        missing = [u for u in use if isinstance(u, int) and u >= count]
        if missing:
            raise ParserError(f"Defining usecols with out-of-bounds indices is not allowed. {missing} are out-of-bounds.")


MISSING = "\x00missing"


def number_pattern(o):
    """What the engine takes for a number when it looks for marks of thousands and decimals."""
    point, thousands = re.escape(o.get("decimal", ".")), o.get("thousands")
    whole, power = "[0-9]*", "([0-9]?[Ee]-?[0-9]+)?"
    if thousands is not None:
        t = re.escape(thousands)
        whole, power = f"(?:[0-9]+(?:{t}[0-9]+)*{t}?)?", "([Ee]-?[0-9]+)?"
    return re.compile(f"^[-+]?{whole}({point}[0-9]*)?{power}$").search


def other_marks(rows, o, labels):
    """Numbers with thousands= and decimal= to plain ones, as texts too: what looks like a number is changed wherever it stands."""
    thousands, point = o.get("thousands"), o.get("decimal", ".")
    if thousands is None and point == ".":
        return rows
    types, dates = o.get("dtype"), o.get("parse_dates")
    kept = set()
    for i, label in enumerate(labels):
        t = types.get(label, types.get(i)) if isinstance(types, dict) else types
        word = getattr(t, "__name__", str(t)).lower()
        text = t is not None and not word.startswith(("int", "uint", "float", "bool"))
        if text or (isinstance(types, dict) and word.startswith("bool")) or (isinstance(dates, list) and (label in dates or i in dates)):
            kept.add(i)
    number = number_pattern(o)
    for search, put in ((thousands, ""), (point if point != "." else None, ".")):
        if search is not None:
            rows = [[x.replace(search, put) if isinstance(x, str) and search in x and i not in kept and number(x.strip()) else x for i, x in enumerate(row)]
                    for row in rows]
    o.pop("thousands", None)
    o.pop("decimal", None)
    return rows


def fill_up(rows, width, o):
    """Fields that are not there are null, whatever na_values= and na_filter= say."""
    nulls = o.get("na_values")
    if isinstance(nulls, dict) or (o.get("keep_default_na", True) and o.get("na_filter", True)) or all(len(row) >= width for row in rows):
        return rows
    nulls = [] if nulls is None or not o.get("na_filter", True) else list(nulls) if isinstance(nulls, (list, tuple, set)) else [nulls]
    if not o.get("na_filter", True):
        o["keep_default_na"], o["na_filter"] = False, True
    o["na_values"] = nulls + [MISSING]
    return [row + [MISSING] * (width - len(row)) for row in rows]


def labels_of(line):
    return [f"Unnamed: {i}" if c == "" else c for i, c in enumerate(line)]


def take(text, o, universal, limit):
    """Options name the header and the data of the text that comes back."""
    lines = Lines(text, o, universal)
    names, index, use = o.get("names"), o.get("index_col"), o.get("usecols")
    names = list(names) if names is not None else None
    header = o.get("header", "infer")
    if header == "infer":
        header = 0 if names is None else None
    heads, first_width, header_width = [], 0, 0
    if header is not None:
        wanted = list(header) if isinstance(header, (list, tuple)) else [header]
        heads = lines.header(wanted)
        width = len(heads[0])
        count = width
        if names is not None:
            first = lines.ahead()
            if len(names) > width and len(names) > len(first or ()):
                raise ValueError("Number of passed names did not match number of header fields in the file")
            if index is False:
                header_width = width
            check_usecols(use, names, width)
            if use is None:
                count = len(names)
        else:
            check_usecols(use, labels_of(heads[0]), width)
        line = lines.ahead() if len(heads) < 2 or not lines.buf else lines.buf[0]
    else:
        try:
            line = lines.peek()
        except StopIteration:
            if not names:
                raise EmptyDataError("No columns to parse from file") from None
            line = list(names)
        count = len(line)
        if names and use is not None and not callable(use) and len(names) < count and len(names) != len(use):
            raise ValueError("Number of passed names did not match number of header fields in the file")
        check_usecols(use, names or list(range(count)), count)
        if names and (use is None or len(names) >= count):
            count = len(names)
    second = lines.ahead()
    if index is False and (lines.buf or line is not None):
        first_width = len(lines.buf[0] if lines.buf else line)
    lead, named = 0, False
    if line is not None and index is not False:
        lead = max(len(line) - count, 0)
        named = second is not None and header is not None and len(heads) < 2 and len(second) == len(line) + count
    if named: # the row behind the header names the index
        lines.buf = lines.buf[1:]
        heads[0] = list(line) + list(heads[0])
        count = len(heads[0])
        lead = 0
        o["index_col"] = list(range(len(line)))
    rows = lines.rest(limit)
    levels = lead
    if lead and index is not None:
        levels = len(index) if isinstance(index, (list, tuple)) else 1
    expected = max(count + levels, first_width, header_width)
    labels = names or (labels_of(heads[0]) if heads else list(range(count)))
    rows = fill_up(other_marks(lines.too_long(rows, expected), o, labels), count + levels, o)
    if lead and names is None and len(heads) == 1:
        heads[0] = labels_of(heads[0])
    if rows and index is not False and use is None: # the reader in C asks the first row how many columns there are
        wide = count + lead
        rows[0] = rows[0][:wide] + [""] * (wide - len(rows[0]))
    if use is not None:
        rows = [row[:expected] for row in rows]
    plain(o)
    o["header"] = None if names is not None or header is None else 0 if len(heads) == 1 else list(range(len(heads)))
    return written((heads if names is None else []) + rows)


def plain(o):
    """The options of the text that written() makes."""
    for name in ("skiprows", "comment", "skipfooter", "escapechar", "lineterminator", "dialect", "delimiter"):
        o.pop(name, None)
    o.update(sep=",", quotechar='"', quoting=0, doublequote=True, skipinitialspace=False, skip_blank_lines=False, on_bad_lines="error")


def written(rows):
    out = []
    for row in rows:
        row = [x if isinstance(x, str) else "" if x is None else repr(x) for x in row] or [""]
        line = '","'.join(row)
        if line.count('"') != 2 * (len(row) - 1):
            line = '","'.join([x.replace('"', '""') for x in row])
        out.append('"' + line + '"\n')
    return "".join(out)
