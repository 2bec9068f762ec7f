"""json: text of JSON to values and back."""
import _json


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        super().__init__("%s: line %d column %d (char %d)" % (msg, self.lineno, self.colno, pos))


JSONDecodeError.__module__ = "json.decoder"
_constants = {"-Infinity": float("-inf"), "Infinity": float("inf"), "NaN": float("nan")}


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
                 separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = " " * indent if isinstance(indent, int) else indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError("Object of type %s is not JSON serializable" % type(o).__name__)

    def encode(self, o):
        if type(self) is JSONEncoder and not self.sort_keys:
            text = _json.text(o, self.ensure_ascii, self.item_separator, self.key_separator, self.indent, self.allow_nan)
            if text is not None:
                return text
        out = []
        self._value(o, out.append, "\n", set())
        return "".join(out)

    def iterencode(self, o):
        return iter([self.encode(o)])

    def _number(self, x):
        if x != x:
            text = "NaN"
        elif x == float("inf"):
            text = "Infinity"
        elif x == float("-inf"):
            text = "-Infinity"
        else:
            return repr(x) if type(x) is float else repr(float(x))
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant")
        return text

    def _key(self, k):
        if isinstance(k, str):
            return k
        if k is True:
            return "true"
        if k is False:
            return "false"
        if k is None:
            return "null"
        if isinstance(k, int):
            return repr(k) if type(k) is int else repr(int(k))
        if isinstance(k, float):
            return self._number(k)
        if self.skipkeys:
            return None
        raise TypeError("keys must be str, int, float, bool or None, not " + type(k).__name__)

    def _value(self, o, put, line, inside):
        if isinstance(o, str):
            put(_json.quote(o, self.ensure_ascii))
        elif o is None:
            put("null")
        elif o is True:
            put("true")
        elif o is False:
            put("false")
        elif isinstance(o, int):
            put(repr(o) if type(o) is int else repr(int(o)))
        elif isinstance(o, float):
            put(self._number(o))
        elif isinstance(o, (list, tuple, dict)):
            if id(o) in inside:
                raise ValueError("Circular reference detected")
            inside.add(id(o))
            if isinstance(o, dict):
                self._dict(o, put, line, inside)
            else:
                self._list(o, put, line, inside)
            inside.discard(id(o))
        else:
            if id(o) in inside:
                raise ValueError("Circular reference detected")
            inside.add(id(o))
            self._value(self.default(o), put, line, inside)
            inside.discard(id(o))

    def _list(self, items, put, line, inside):
        if not items:
            put("[]")
            return
        deeper = line + self.indent if self.indent is not None else line
        gap = "[" + deeper if self.indent is not None else "["
        between = self.item_separator + (deeper if self.indent is not None else "")
        for x in items:
            put(gap)
            gap = between
            self._value(x, put, deeper, inside)
        if self.indent is not None:
            put(line)
        put("]")

    def _dict(self, d, put, line, inside):
        if not d:
            put("{}")
            return
        deeper = line + self.indent if self.indent is not None else line
        gap = "{" + deeper if self.indent is not None else "{"
        between = self.item_separator + (deeper if self.indent is not None else "")
        items = sorted(d.items()) if self.sort_keys else d.items()
        some = False
        for k, v in items:
            k = self._key(k)
            if k is None:
                continue
            some = True
            put(gap)
            gap = between
            put(_json.quote(k, self.ensure_ascii))
            put(self.key_separator)
            self._value(v, put, deeper, inside)
        if not some:
            put("{")
        elif self.indent is not None:
            put(line)
        put("}")


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None):
        self._options = (object_hook, parse_float, parse_int, parse_constant, object_pairs_hook, strict)

    def decode(self, s):
        return _decode(s, *self._options)


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None,
          default=None, sort_keys=False, **kw):
    return (cls or JSONEncoder)(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan,
                                indent=indent, separators=separators, default=default, sort_keys=sort_keys, **kw).encode(obj)


def dump(obj, fp, **options):
    fp.write(dumps(obj, **options))


def _fail(msg, doc, pos):
    raise JSONDecodeError(msg, doc, pos)


def _decode(s, object_hook, parse_float, parse_int, parse_constant, object_pairs_hook, strict=True):
    if isinstance(s, str):
        if s.startswith("\ufeff"):
            _fail("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    elif isinstance(s, (bytes, bytearray)):
        s = s.decode("utf-8")
    else:
        raise TypeError("the JSON object must be str, bytes or bytearray, not " + type(s).__name__)
    return _json.parse(s, _fail, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant or _constants.get, strict)


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw):
    if cls is not None:
        return cls(**kw).decode(s)
    return _decode(s, object_hook, parse_float, parse_int, parse_constant, object_pairs_hook, kw.get("strict", True))


def load(fp, **options):
    return loads(fp.read(), **options)
