"""traceback: the text of exceptions. Traceback objects are views of the lines that an exception has collected."""
import sys


class FrameSummary:
    def __init__(self, filename, lineno, name, line, entry=None):
        self.filename, self.lineno, self.name, self.line, self._entry = filename, lineno, name, line, entry

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, i):
        return (self.filename, self.lineno, self.name, self.line)[i]

    def __len__(self):
        return 4

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __repr__(self):
        return "<FrameSummary file %s, line %s in %s>" % (self.filename, self.lineno, self.name)


class StackSummary(list):
    def format(self):
        return format_list(self)


def extract_tb(tb, limit=None):
    rows = StackSummary()
    while tb is not None:
        code = tb.tb_frame.f_code
        rows.append(FrameSummary(code.co_filename, tb.tb_lineno, code.co_name, tb._source.strip(), tb._entry))
        tb = tb.tb_next
    if limit is not None:
        rows[:] = rows[:limit] if limit >= 0 else rows[limit:]
    return rows


def format_list(extracted_list):
    out = []
    for row in extracted_list:
        text = getattr(row, "_entry", None)
        out.append(text if text else '  File "%s", line %d, in %s\n' % (row[0], row[1], row[2]) + ("    %s\n" % row[3].strip() if row[3] else ""))
    return out


def format_tb(tb, limit=None):
    return format_list(extract_tb(tb, limit))


def print_tb(tb, limit=None, file=None):
    (sys.stderr if file is None else file).write("".join(format_tb(tb, limit)))


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def format_exception(exc, value=None, tb=None, limit=None, chain=True):
    e = exc if isinstance(exc, BaseException) else value
    if e is None:
        return ["NoneType: None\n"]
    return sys._format_exception(e).splitlines(True)


def format_exception_only(exc, value=None):
    e = exc if isinstance(exc, BaseException) else value
    text = str(e)
    name = type(e).__qualname__
    if type(e).__module__ not in ("builtins", "__main__"):
        name = type(e).__module__ + "." + name
    return [name + (": " + text if text else "") + "\n"]


def print_exception(exc, value=None, tb=None, limit=None, file=None, chain=True):
    (sys.stderr if file is None else file).write("".join(format_exception(exc, value)))


def format_exc(limit=None, chain=True):
    e = sys.exc_info()[1]
    return "NoneType: None\n" if e is None else sys._format_exception(e)


def print_exc(limit=None, file=None, chain=True):
    (sys.stderr if file is None else file).write(format_exc())
