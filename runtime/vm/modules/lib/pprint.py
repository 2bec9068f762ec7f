"""pprint: values on several lines, in the layout of CPython's module (the same widths, indents and breaks)."""
import collections as _c
import io as _io
import sys as _sys


class _Key:
    """Orders what has no order among themselves by the names of their classes."""

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _pair_key(pair):
    return _Key(pair[0]), _Key(pair[1])


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def saferepr(object):
    return PrettyPrinter()._text(object, {}, 0)[0]


def isreadable(object):
    return PrettyPrinter()._text(object, {}, 0)[1]


def isrecursive(object):
    return PrettyPrinter()._text(object, {}, 0)[2]


def _recursion(obj):
    return "<Recursion on %s with id=%s>" % (type(obj).__name__, id(obj))


def _plain(obj, kind):
    """Is it of that kind, and printed as that kind is?"""
    if not isinstance(obj, kind):
        return False
    if kind is dict and isinstance(obj, (_c.OrderedDict, _c.defaultdict, _c.Counter)):
        return False
    order = type(obj).__mro__
    return not any(["__repr__" in cls.__dict__ for cls in order[:order.index(kind)]])


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        if int(indent) < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent, self._width, self._depth = int(indent), int(width), depth
        self._stream = stream if stream is not None else _sys.stdout
        self._compact, self._sort, self._underscores = bool(compact), sort_dicts, underscore_numbers

    def pprint(self, object):
        self._stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        out = _io.StringIO()
        self._format(object, out, 0, 0, {}, 0)
        return out.getvalue()

    def isreadable(self, object):
        text, readable, recursive = self._text(object, {}, 0)
        return readable and not recursive

    def isrecursive(self, object):
        return self._text(object, {}, 0)[2]

    def format(self, object, context, maxlevels, level):
        return self._text(object, context, level)

    # --- on one line ---
    def _text(self, obj, context, level):
        """repr, whether it can be read back, whether it is recursive."""
        if type(obj) is int and self._underscores:
            return f"{obj:_d}", True, False
        if _plain(obj, dict):
            brackets, parts = "{}", None
        elif _plain(obj, list):
            brackets, parts = "[]", obj
        elif _plain(obj, tuple):
            brackets, parts = ("(,)" if len(obj) == 1 else "()"), obj
        else:
            text = repr(obj)
            return text, bool(text) and not text.startswith("<"), False
        if not len(obj):
            return brackets, True, False
        if self._depth and level >= self._depth:
            return brackets[0] + "..." + brackets[-1], False, False
        if id(obj) in context:
            return _recursion(obj), False, True
        context[id(obj)] = 1
        texts, readable, recursive = [], True, False

        def one(x):
            nonlocal readable, recursive
            text, good, again = self.format(x, context, self._depth or 0, level + 1)
            readable, recursive = readable and good, recursive or again
            return text
        if parts is None:
            for k, v in sorted(obj.items(), key=_pair_key) if self._sort else obj.items():
                texts.append("%s: %s" % (one(k), one(v)))
        else:
            texts = [one(x) for x in parts]
        del context[id(obj)]
        return brackets[0] + ", ".join(texts) + brackets[1:], readable, recursive

    # --- on several ---
    def _format(self, obj, out, indent, allowance, context, level):
        if id(obj) in context:
            out.write(_recursion(obj))
            return
        text = self.format(obj, context, self._depth or 0, level)[0]
        if len(text) > self._width - indent - allowance:
            wide = self._wide(obj)
            if wide is not None:
                context[id(obj)] = 1
                wide(obj, out, indent, allowance, context, level + 1)
                del context[id(obj)]
                return
        out.write(text)

    def _wide(self, obj):
        for kind, how in ((_c.OrderedDict, self._ordered), (_c.defaultdict, self._default),
                          (_c.Counter, self._counter), (_c.deque, self._deque), (dict, self._dict),
                          (list, self._list), (tuple, self._tuple), (set, self._set), (frozenset, self._set), (str, self._str),
                          (bytes, self._bytes), (bytearray, self._bytearray)):
            if _plain(obj, kind):
                return how
        if hasattr(obj, "__dataclass_fields__") and not isinstance(obj, type) and getattr(
                type(obj), "__dataclass_params__", None) is not None and type(obj).__dataclass_params__.repr:
            return self._dataclass
        return None

    def _dict(self, obj, out, indent, allowance, context, level):
        out.write("{" + (self._indent - 1) * " " if self._indent > 1 else "{")
        if len(obj):
            items = sorted(obj.items(), key=_pair_key) if self._sort else obj.items()
            self._pairs(items, out, indent, allowance + 1, context, level)
        out.write("}")

    def _pairs(self, items, out, indent, allowance, context, level):
        indent += self._indent
        items = list(items)
        for i, (k, v) in enumerate(items):
            last = i == len(items) - 1
            text = self.format(k, context, self._depth or 0, level)[0]
            out.write(text + ": ")
            self._format(v, out, indent + len(text) + 2, allowance if last else 1, context, level)
            if not last:
                out.write(",\n" + " " * indent)

    def _ordered(self, obj, out, indent, allowance, context, level):
        if not len(obj):
            out.write(repr(obj))
            return
        name = type(obj).__name__
        out.write(name + "(")
        self._items([(k, v) for k, v in obj.items()], out, indent + len(name) + 1, allowance + 1, context, level, "[", "]")
        out.write(")")

    def _default(self, obj, out, indent, allowance, context, level):
        if not len(obj):
            out.write(repr(obj))
            return
        factory = self.format(obj.default_factory, context, self._depth or 0, level)[0]
        name = type(obj).__name__
        indent += len(name) + 1
        out.write("%s(%s,\n%s" % (name, factory, " " * indent))
        self._dict(obj, out, indent, allowance + 1, context, level)
        out.write(")")

    def _counter(self, obj, out, indent, allowance, context, level):
        if not len(obj):
            out.write(repr(obj))
            return
        name = type(obj).__name__
        out.write(name + "({" + ((self._indent - 1) * " " if self._indent > 1 else ""))
        self._pairs(obj.most_common(), out, indent + len(name) + 1, allowance + 2, context, level)
        out.write("})")

    def _deque(self, obj, out, indent, allowance, context, level):
        if not len(obj):
            out.write(repr(obj))
            return
        name = type(obj).__name__
        out.write(name + "(")
        indent += len(name) + 1
        if obj.maxlen is None:
            self._items(obj, out, indent, allowance + 1, context, level, "[", "]")
            out.write(")")
        else:
            self._items(obj, out, indent, 2, context, level, "[", "]")
            limit = self.format(obj.maxlen, context, self._depth or 0, level)[0]
            out.write(",\n%smaxlen=%s)" % (" " * indent, limit))

    def _list(self, obj, out, indent, allowance, context, level):
        self._items(obj, out, indent, allowance, context, level, "[", "]")

    def _tuple(self, obj, out, indent, allowance, context, level):
        self._items(obj, out, indent, allowance, context, level, "(", ",)" if len(obj) == 1 else ")")

    def _set(self, obj, out, indent, allowance, context, level):
        if not len(obj):
            out.write(repr(obj))
            return
        start, end = "{", "}"
        if type(obj) is not set:
            start, end = type(obj).__name__ + "({", "})"
            indent += len(type(obj).__name__) + 1
        self._items(sorted(obj, key=_Key), out, indent, allowance, context, level, start, end)

    def _items(self, items, out, indent, allowance, context, level, start, end):
        out.write(start)
        indent += self._indent
        allowance += len(end)
        if self._indent > 1:
            out.write((self._indent - 1) * " ")
        items = list(items)
        between, newline = "", ",\n" + " " * indent
        width = room = self._width - indent + 1
        for i, x in enumerate(items):
            last = i == len(items) - 1
            if last:
                room -= allowance
                width -= allowance
            if self._compact:
                text = self.format(x, context, self._depth or 0, level)[0]
                need = len(text) + 2
                if room < need:
                    room = width
                    if between:
                        between = newline
                if room >= need:
                    room -= need
                    out.write(between + text)
                    between = ", "
                    continue
            out.write(between)
            between = newline
            self._format(x, out, indent, allowance if last else 1, context, level)
        out.write(end)

    def _str(self, obj, out, indent, allowance, context, level):
        if not len(obj):
            out.write(repr(obj))
            return
        chunks = []
        lines = obj.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        room = width = self._width - indent
        text = ""
        for i, line in enumerate(lines):
            text = repr(line)
            if i == len(lines) - 1:
                room -= allowance
            if len(text) <= room:
                chunks.append(text)
                continue
            parts = _words(line)
            chunks += _filled(parts, "", width, allowance if i == len(lines) - 1 else 0, len(parts) - 1)
        if len(chunks) == 1:
            out.write(text)
            return
        out.write("(" * (level == 1) + ("\n" + " " * indent).join(chunks) + ")" * (level == 1))

    def _bytes(self, obj, out, indent, allowance, context, level):
        if len(obj) <= 4:
            out.write(repr(obj))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
        width = self._width - indent
        parts = [obj[i:i + 4] for i in range(0, len(obj), 4)]
        chunks = _filled(parts, b"", width, allowance, len(obj) // 4)
        out.write("(" * parens + ("\n" + " " * indent).join(chunks) + ")" * parens)

    def _bytearray(self, obj, out, indent, allowance, context, level):
        out.write("bytearray(")
        self._bytes(bytes(obj), out, indent + 10, allowance + 1, context, level + 1)
        out.write(")")

    def _dataclass(self, obj, out, indent, allowance, context, level):
        name = type(obj).__qualname__ if "<locals>" not in type(obj).__qualname__ else type(obj).__name__
        indent += len(name) + 1
        fields = [f for f in obj.__dataclass_fields__.values() if f.repr and f._field_type == "_FIELD"]
        out.write(name + "(")
        for i, f in enumerate(fields):
            last = i == len(fields) - 1
            out.write(f.name + "=")
            value = getattr(obj, f.name)
            if id(value) in context:
                out.write("...")
            else:
                self._format(value, out, indent + len(f.name) + 1, allowance if last else 1, context, level)
            if not last:
                out.write(",\n" + " " * indent)
        out.write(")")


def _filled(parts, current, width, allowance, last):
    """The texts of as many parts as fit into the width; the part number last leaves room for what follows."""
    chunks = []
    for j, part in enumerate(parts):
        if j == last:
            width -= allowance
        if current and len(repr(current + part)) > width:
            chunks.append(repr(current))
            current = part
        else:
            current += part
    if current:
        chunks.append(repr(current))
    return chunks


def _words(line):
    """Words with the blanks after them."""
    parts, start, blank = [], 0, False
    for i, c in enumerate(line):
        if blank and not c.isspace():
            parts.append(line[start:i])
            start = i
        blank = c.isspace()
    return parts + [line[start:]] if start < len(line) else parts
