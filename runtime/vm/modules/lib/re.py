"""Regular expressions with Python's syntax and messages; the matching is PCRE2's (runtime/regex).

A pattern is read once by _re_syntax, which checks it and writes it in PCRE2's syntax; compiled patterns are kept. Spans come
from the native module _re in code points."""
import enum
import _re
import _re_syntax


class RegexFlag(enum.IntFlag):
    NOFLAG = 0
    IGNORECASE = 2
    LOCALE = 4
    MULTILINE = 8
    DOTALL = 16
    UNICODE = 32
    VERBOSE = 64
    DEBUG = 128
    ASCII = 256

    def __repr__(self):
        names = [f.name for f in _SHOWN if self & f]
        return "re." + "|re.".join(names) if names else "re.NOFLAG"

    __str__ = __repr__


_SHOWN = [RegexFlag.ASCII, RegexFlag.IGNORECASE, RegexFlag.LOCALE, RegexFlag.UNICODE, RegexFlag.MULTILINE, RegexFlag.DOTALL, RegexFlag.VERBOSE,
          RegexFlag.DEBUG]
NOFLAG = RegexFlag.NOFLAG
A = ASCII = RegexFlag.ASCII
I = IGNORECASE = RegexFlag.IGNORECASE
L = LOCALE = RegexFlag.LOCALE
M = MULTILINE = RegexFlag.MULTILINE
S = DOTALL = RegexFlag.DOTALL
U = UNICODE = RegexFlag.UNICODE
X = VERBOSE = RegexFlag.VERBOSE
error = _re_syntax.error

_END = 2 ** 62
_SEARCH, _MATCH, _FULL = 0, 1, 2
_kept = {}
_templates = {}


class Match:
    """One match: the text and the spans of its groups."""

    def __init__(self, pattern, string, spans, pos, endpos):
        self.re = pattern
        self.string = string
        self.pos = pos
        self.endpos = endpos
        self._spans = spans

    def _number(self, group):
        if isinstance(group, str):
            number = self.re.groupindex.get(group)
            if number is None:
                raise IndexError("no such group")
            return number
        if not isinstance(group, int) or group < 0 or group > self.re.groups:
            raise IndexError("no such group")
        return int(group)

    def _text(self, number, default=None):
        start = self._spans[2 * number]
        return default if start < 0 else self.string[start:self._spans[2 * number + 1]]

    def group(self, *groups):
        if not groups:
            return self._text(0)
        if len(groups) == 1:
            return self._text(self._number(groups[0]))
        return tuple([self._text(self._number(g)) for g in groups])

    def __getitem__(self, group):
        return self._text(self._number(group))

    def groups(self, default=None):
        return tuple([self._text(g, default) for g in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._text(g, default) for name, g in self.re.groupindex.items()}

    def start(self, group=0):
        return self._spans[2 * self._number(group)]

    def end(self, group=0):
        return self._spans[2 * self._number(group) + 1]

    def span(self, group=0):
        number = self._number(group)
        return (self._spans[2 * number], self._spans[2 * number + 1])

    @property
    def regs(self):
        return tuple([(self._spans[k], self._spans[k + 1]) for k in range(0, len(self._spans), 2)])

    @property
    def lastindex(self):
        best, end = None, -1
        for g in self.re._order:
            if self._spans[2 * g] >= 0 and self._spans[2 * g + 1] >= end:
                best, end = g, self._spans[2 * g + 1]
        return best

    @property
    def lastgroup(self):
        number = self.lastindex
        for name, g in self.re.groupindex.items():
            if g == number:
                return name
        return None

    def expand(self, template):
        return _fill(_template(self.re, template), self)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return "<re.Match object; span=%r, match=%r>" % (self.span(), self.group())


class Pattern:
    def __init__(self, pattern, flags, order, groupindex, code):
        self.pattern = pattern
        self.flags = flags
        self.groups = len(order)
        self._order = order
        self.groupindex = groupindex
        self._code = code

    def _one(self, string, way, pos, endpos):
        spans = _re.exec(self._code, string, way, pos, endpos)
        if spans is None:
            return None
        return Match(self, string, spans, max(0, min(pos, len(string))), max(0, min(endpos, len(string))))

    def search(self, string, pos=0, endpos=_END):
        return self._one(string, _SEARCH, pos, endpos)

    def match(self, string, pos=0, endpos=_END):
        return self._one(string, _MATCH, pos, endpos)

    def fullmatch(self, string, pos=0, endpos=_END):
        return self._one(string, _FULL, pos, endpos)

    def findall(self, string, pos=0, endpos=_END):
        return _re.findall(self._code, string, pos, endpos)

    def finditer(self, string, pos=0, endpos=_END):
        start, end = max(0, min(pos, len(string))), max(0, min(endpos, len(string)))
        return iter([Match(self, string, spans, start, end) for spans in _re.spans(self._code, string, pos, endpos)])

    def split(self, string, maxsplit=0):
        if maxsplit < 0:
            return [string]
        return _re.split(self._code, string, maxsplit)

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        if count < 0:
            return (string, 0)
        if not callable(repl):
            return _re.sub(self._code, string, _template(self, repl), count)
        pieces, last, n, whole = [], 0, 0, len(string)
        for spans in _re.spans(self._code, string, 0, _END):
            pieces.append(string[last:spans[0]])
            text = repl(Match(self, string, spans, 0, whole))
            if text is not None:
                if type(text) is not type(string) and not isinstance(text, (str, bytes)):
                    raise TypeError(f"sequence item {len(pieces)}: expected str instance, {type(text).__name__} found")
                pieces.append(text)
            last = max(spans[0], spans[1])
            n += 1
            if n == count:
                break
        pieces.append(string[last:])
        return (string[:0].join(pieces), n)

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return self.flags == other.flags and self.pattern == other.pattern and type(self.pattern) is type(other.pattern)

    def __hash__(self):
        return hash((self.flags, self.pattern))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return (compile, (self.pattern, self.flags))

    def __repr__(self):
        text = repr(self.pattern)
        flags = self.flags & ~32 if isinstance(self.pattern, str) else self.flags
        names = ["re." + f.name for f in _SHOWN if flags & f]
        names.sort(key=lambda name: int(getattr(RegexFlag, name[3:])))
        return "re.compile(%.200s%s)" % (text, ", " + "|".join(names) if names else "")


def _template(pattern, template):
    """The pieces of a replacement: texts, and numbers of groups."""
    key = (pattern, template, type(template))
    pieces = _templates.get(key)
    if pieces is None:
        if len(_templates) > 512:
            _templates.clear()
        pieces = _templates[key] = _re_syntax.template(pattern, template)
    return pieces


def _fill(pieces, match):
    out = [match._text(p, match.string[:0]) if isinstance(p, int) else p for p in pieces]
    return match.string[:0].join(out)


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    key = (type(pattern), pattern, int(flags))
    made = _kept.get(key)
    if made is None:
        if len(_kept) > 512:
            _kept.clear()
        text, flags, order, names = _re_syntax.translate(pattern, int(flags))
        code = _re.compile(text, flags)
        if isinstance(code, tuple):
            raise error(code[0], pattern)
        made = _kept[key] = Pattern(pattern, flags, order, names, code)
    return made


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


_SPECIAL = {c: "\\" + c for c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    if isinstance(pattern, str):
        return "".join([_SPECIAL.get(c, c) for c in pattern])
    return "".join([_SPECIAL.get(chr(c), chr(c)) for c in bytes(pattern)]).encode("latin-1")


def purge():
    _kept.clear()
    _templates.clear()


__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape", "error", "Pattern", "Match",
           "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag"]
