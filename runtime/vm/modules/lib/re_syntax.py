"""Python's syntax of regular expressions: read, checked with CPython's messages, and written in PCRE2's.

What differs between the two: \\Z, \\v, \\u and octal escapes, unknown escapes (errors in Python), {,n}, flags of the whole
pattern, POSIX classes in sets (Python has none), references to groups by number."""

_IGNORECASE, _LOCALE, _MULTILINE, _DOTALL, _UNICODE, _VERBOSE, _ASCII = 2, 4, 8, 16, 32, 64, 256
_LETTERS = {"i": _IGNORECASE, "L": _LOCALE, "m": _MULTILINE, "s": _DOTALL, "u": _UNICODE, "x": _VERBOSE, "a": _ASCII}
_PLAIN = {"a": 7, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11}
_DIGITS = "0123456789"
_OCTAL = "01234567"
_HEX = "0123456789abcdefABCDEF"
_ASCII_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SPACE = " \t\n\r\v\f"


class error(Exception):
    """A pattern that is not one: msg, pattern, pos, lineno, colno."""

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            text = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
            self.lineno = text.count("\n", 0, pos) + 1
            self.colno = pos - text.rfind("\n", 0, pos)
            msg = "%s at position %d" % (msg, pos)
            if "\n" in text:
                msg = "%s (line %d, column %d)" % (msg, self.lineno, self.colno)
        super().__init__(msg)


error.__module__ = "re"


def _code(c):
    return "\\x{%x}" % c


class _Reader:
    def __init__(self, pattern, flags):
        self.whole = pattern
        self.s = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
        self.bytes = not isinstance(pattern, str)
        self.at = 0
        self.flags = flags
        self.groups = 0
        self.names = {}
        self.open = []
        self.order = []  # of closing
        self.conditions = []

    def fail(self, msg, back=0):
        return error(msg, self.whole, self.at - back)

    def peek(self, n=1):
        return self.s[self.at:self.at + n]

    def until(self, end, what):
        stop = self.s.find(end, self.at)
        if stop < 0:
            text = self.s[self.at:]
            if not text:
                raise self.fail("missing " + what)
            raise self.fail("missing %s, unterminated name" % end)
        text = self.s[self.at:stop]
        if not text:
            raise self.fail("missing " + what)
        self.at = stop + 1
        return text

    # --- a pattern: alternatives of items
    def alternatives(self, verbose):
        out = [self.sequence(verbose)]
        while self.peek() == "|":
            self.at += 1
            out.append("|")
            out.append(self.sequence(verbose))
        return "".join(out)

    def sequence(self, verbose):
        out = []
        while self.at < len(self.s):
            c = self.s[self.at]
            if c in "|)":
                break
            if verbose and c in " \t\n\r\v\f#":
                self.skip()
                continue
            item, repeats = self.item(c, verbose)
            if item is None:
                continue
            out.append(self.repeated(item, repeats, verbose))
        return "".join(out)

    def skip(self):
        """Blanks and comments of a verbose pattern."""
        while self.peek() and self.peek() in _SPACE + "#":
            if self.peek() == "#":
                stop = self.s.find("\n", self.at)
                self.at = len(self.s) if stop < 0 else stop
            else:
                self.at += 1

    def item(self, c, verbose):
        """Of one thing: what PCRE2 reads, and whether it may be repeated."""
        self.at += 1
        if c == "\\":
            return self.escape(), self.s[self.at - 1] not in "AbBZ"
        if c == "[":
            return self.set(), True
        if c == "(":
            return self.group(verbose)
        if c in "^$":
            return c, False
        if c in "*+?" or (c == "{" and self.counts(self.at) is not None):
            raise self.fail("nothing to repeat", 1)
        if c in "{}":
            return "\\" + c, True
        if verbose and c in "# ":
            return "\\" + c, True
        return (c if c.isalnum() or c in "._" or ord(c) > 127 and not self.bytes else _code(ord(c))), True

    def counts(self, at):
        """{m,n} at a place: (end, m, n), n None without a limit; None: it is no such thing."""
        s, k = self.s, at
        while k < len(s) and s[k] in _DIGITS:
            k += 1
        low, high = s[at:k], None
        if s[k:k + 1] == ",":
            first = k + 1
            k = first
            while k < len(s) and s[k] in _DIGITS:
                k += 1
            high = s[first:k]
        if s[k:k + 1] != "}" or (not low and high is None) or (low == "" and high == "" and s[at:k] != ","):
            return None
        least = int(low) if low else 0
        return k + 1, least, (least if high is None else int(high) if high else None)

    def repeated(self, item, repeats, verbose):
        if verbose:
            self.skip()
        c = self.peek()
        if c == "{":
            counts = self.counts(self.at + 1)
            if counts is None:
                return item
            begin = self.at
            self.at, least, most = counts
            if least >= 4294967295 or (most or 0) >= 4294967295:
                raise OverflowError("the repetition number is too large")
            if most is not None and most < least:
                raise error("min repeat greater than max repeat", self.whole, begin + 1)
            if least > 65535 or (most or 0) > 65535:
                raise self.fail("a repetition of more than 65535 times is not supported")
            mark = "{%d}" % least if most == least else "{%d,%s}" % (least, "" if most is None else most)
        elif c and c in "*+?":
            begin = self.at
            self.at += 1
            mark = c
        else:
            return item
        if not repeats:
            raise error("nothing to repeat", self.whole, begin)
        if self.peek() == "?":
            self.at += 1
            mark += "?"
        elif self.peek() == "+":
            self.at += 1
            mark += "+"
        if verbose:
            self.skip()
        c = self.peek()
        if c and c in "*+?" or (c == "{" and self.counts(self.at + 1) is not None):
            raise error("multiple repeat", self.whole, self.at)
        return item + mark

    # --- escapes
    def number(self, digits, most, base):
        n = 0
        while n < most and self.peek() and self.peek() in digits:
            self.at += 1
            n += 1
        return n

    def common(self, c, start):
        """Escapes in and out of sets; None: not one of them."""
        if c in _PLAIN:
            return _code(_PLAIN[c])
        wide = {"x": 2, "u": 4, "U": 8}.get(c) if not self.bytes or c == "x" else None
        if wide:
            n = self.number(_HEX, wide, 16)
            if n != wide:
                raise error("incomplete escape " + self.s[start:self.at], self.whole, start)
            value = int(self.s[self.at - n:self.at], 16)
            if value > 0x10FFFF:
                raise error("bad escape " + self.s[start:self.at], self.whole, start)
            return _code(value)
        if c in "dDsSwW":
            return "\\" + c
        return None

    def escape(self):
        start = self.at - 1
        c = self.peek()
        if not c:
            raise error("bad escape (end of pattern)", self.whole, start)
        self.at += 1
        text = self.common(c, start)
        if text is not None:
            return text
        if c == "Z":
            return "\\z"
        if c in "Ab":
            return "\\" + c
        if c == "B":
            return "(?:(?!\\A\\z)\\B)"  # not in an empty text
        if c == "0":
            self.number(_OCTAL, 2, 8)
            return _code(int(self.s[start + 1:self.at], 8))
        if c in _DIGITS:
            return self.reference(c, start)
        if c in _ASCII_LETTERS:
            raise error("bad escape \\" + c, self.whole, start)
        return "\\" + c if not c.isalnum() and ord(c) < 128 else c

    def reference(self, c, start):
        nxt = self.peek()
        if nxt and nxt in _DIGITS:
            if c in _OCTAL and nxt in _OCTAL and self.s[self.at + 1:self.at + 2] in _OCTAL and self.s[self.at + 1:self.at + 2]:
                self.at += 2
                value = int(self.s[start + 1:self.at], 8)
                if value > 0o377:
                    raise error("octal escape value %s outside of range 0-0o377" % self.s[start:self.at], self.whole, start)
                return _code(value)
            self.at += 1
        group = int(self.s[start + 1:self.at])
        self.check(group, start + 1)
        return "\\g{%d}" % group

    def check(self, group, at):
        if group > self.groups:
            raise error("invalid group reference %d" % group, self.whole, at)
        if group in self.open:
            raise error("cannot refer to an open group", self.whole, at - 1)

    # --- sets
    def set(self):
        start = self.at - 1
        out = ["["]
        if self.peek() == "^":
            self.at += 1
            out.append("^")
        first = True
        while True:
            c = self.peek()
            if not c:
                raise error("unterminated character set", self.whole, start)
            if c == "]" and not first:
                self.at += 1
                out.append("]")
                return "".join(out)
            first = False
            begin = self.at
            low, value = self.member()
            if self.peek() != "-":
                out.append(low)
                continue
            if self.peek(2) == "-]":
                self.at += 1
                out.append(low + "\\-")
                continue
            self.at += 1
            if not self.peek():
                raise error("unterminated character set", self.whole, start)
            high, last = self.member()
            if value is None or last is None or last < value:
                raise error("bad character range " + self.s[begin:self.at], self.whole, begin)
            out.append(low + "-" + high)

    def member(self):
        """One member of a set: its text, and its code point (None: a class)."""
        start = self.at
        c = self.s[start]
        self.at += 1
        if c != "\\":
            return (c if c.isalnum() and ord(c) < 128 else _code(ord(c))), ord(c)
        c = self.peek()
        if not c:
            raise error("bad escape (end of pattern)", self.whole, start)
        self.at += 1
        text = self.common(c, start)
        if text is not None:
            return text, int(text[3:-1], 16) if text[1] == "x" else None
        if c == "b":
            return _code(8), 8
        if c in _OCTAL:
            self.number(_OCTAL, 2, 8)
            value = int(self.s[start + 1:self.at], 8)
            if value > 0o377:
                raise error("octal escape value %s outside of range 0-0o377" % self.s[start:self.at], self.whole, start)
            return _code(value), value
        if c in _DIGITS or c in _ASCII_LETTERS:
            raise error("bad escape \\" + c, self.whole, start)
        return _code(ord(c)), ord(c)

    # --- groups
    def group(self, verbose):
        start = self.at - 1
        if self.peek() != "?":
            return self.capture("(", start, verbose, None)
        self.at += 1
        c = self.peek()
        if not c:
            raise self.fail("unexpected end of pattern")
        self.at += 1
        if c == "P":
            return self.named(start, verbose)
        if c in ":>=!":
            return self.inner("(?" + c, start, verbose)
        if c == "<":
            c = self.peek()
            if not c:
                raise self.fail("unexpected end of pattern")
            if c not in "=!":
                raise error("unknown extension ?<" + c, self.whole, start + 1)
            self.at += 1
            return self.inner("(?<" + c, start, verbose)
        if c == "#":
            stop = self.s.find(")", self.at)
            if stop < 0:
                raise error("missing ), unterminated comment", self.whole, start)
            self.at = stop + 1
            return None, False
        if c == "(":
            return self.conditional(start, verbose)
        if c in _LETTERS or c == "-":
            return self.flagged(c, start, verbose)
        raise error("unknown extension ?" + c, self.whole, start + 1)

    def close(self, start):
        if self.peek() != ")":
            raise error("missing ), unterminated subpattern", self.whole, start)
        self.at += 1

    def inner(self, head, start, verbose):
        body = self.alternatives(verbose)
        self.close(start)
        return head + body + ")", True

    def capture(self, head, start, verbose, name):
        self.groups += 1
        number = self.groups
        if name is not None:
            if name in self.names:
                raise error("redefinition of group name %r as group %d; was group %d" % (name, number, self.names[name]), self.whole, self.at - len(name) - 1)
            self.names[name] = number
        self.open.append(number)
        text, repeats = self.inner(head, start, verbose)
        self.open.remove(number)
        self.order.append(number)
        return text, repeats

    def identifier(self, name, at):
        if not name.isidentifier() or (self.bytes and not name.isascii()):
            raise error("bad character in group name %r" % name, self.whole, at)

    def named(self, start, verbose):
        c = self.peek()
        if c == "<":
            self.at += 1
            at = self.at
            name = self.until(">", "group name")
            self.identifier(name, at)
            return self.capture("(", start, verbose, name)
        if c == "=":
            self.at += 1
            at = self.at
            name = self.until(")", "group name")
            self.identifier(name, at)
            number = self.names.get(name)
            if number is None:
                raise error("unknown group name %r" % name, self.whole, at)
            if number in self.open:
                raise error("cannot refer to an open group", self.whole, at)
            return "\\g{%d}" % number, True
        if not c:
            raise self.fail("unexpected end of pattern")
        raise error("unknown extension ?P" + c, self.whole, start + 1)

    def conditional(self, start, verbose):
        at = self.at
        name = self.until(")", "group name")
        if name.isidentifier():
            number = self.names.get(name)
            if number is None:
                raise error("unknown group name %r" % name, self.whole, at)
        else:
            if not (name.isascii() and name.isdigit()):
                raise error("bad character in group name %r" % name, self.whole, at)
            number = int(name)
            if number == 0:
                raise error("bad group number", self.whole, at)
            self.conditions.append((number, at))
        yes = self.sequence(verbose)
        no = None
        if self.peek() == "|":
            self.at += 1
            no = self.sequence(verbose)
            if self.peek() == "|":
                raise self.fail("conditional backref with more than two branches")
        self.close(start)
        return "(?(%d)%s%s)" % (number, yes, "" if no is None else "|" + no), True

    def flagged(self, c, start, verbose):
        add = remove = 0
        letters = ["", ""]
        while c in _LETTERS:
            flag = _LETTERS[c]
            if self.bytes and c == "u":
                raise self.fail("bad inline flags: cannot use 'u' flag with a bytes pattern")
            if not self.bytes and c == "L":
                raise self.fail("bad inline flags: cannot use 'L' flag with a str pattern")
            add |= flag
            letters[0] += c
            c = self.peek()
            if not c:
                raise self.fail("missing -, : or )")
            self.at += 1
        if c == ")":
            if start != 0:
                raise error("global flags not at the start of the expression", self.whole, start)
            self.flags |= add
            return None, False
        if c == "-":
            c = self.peek()
            if not c:
                raise self.fail("missing flag")
            self.at += 1
            if c not in _LETTERS:
                raise self.fail("unknown flag" if c.isalpha() else "missing flag", 1)
            while c in _LETTERS:
                if c in "aLu":
                    raise self.fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
                remove |= _LETTERS[c]
                letters[1] += c
                c = self.peek()
                if not c:
                    raise self.fail("missing :")
                self.at += 1
        if c != ":":
            raise self.fail("unknown flag" if c.isalpha() else "missing -, : or )" if not remove else "missing :", 1)
        if add & remove:
            raise self.fail("bad inline flags: flag turned on and off", 1)
        if add & (_ASCII | _LOCALE) and not self.flags & _ASCII:
            raise self.fail("inline flags 'a' and 'L' of a part are not supported")
        keep = ["".join([k for k in part if k in "imsx"]) for part in letters]
        inner = (verbose or bool(add & _VERBOSE)) and not remove & _VERBOSE
        body, _ = self.inner("", start, inner)
        return "(?%s%s:%s" % (keep[0], "-" + keep[1] if keep[1] else "", body), True


def translate(pattern, flags):
    """(the pattern for PCRE2, its flags, its groups in the order in which they close, its names)."""
    r = _Reader(pattern, flags)
    while r.peek(2) == "(?" and r.s[r.at + 2:r.at + 3] in _LETTERS and r.s[r.at + 2:r.at + 3]:  # flags of the whole decide how it is read
        stop = r.s.find(")", r.at)
        letters = r.s[r.at + 2:stop] if stop > 0 else ""
        if r.at or not letters or any(c not in _LETTERS for c in letters):
            break
        r.at += 1
        r.group(False)
        break
    if r.bytes and r.flags & _UNICODE:
        raise ValueError("cannot use UNICODE flag with a bytes pattern")
    if not r.bytes:
        if r.flags & _LOCALE:
            raise ValueError("cannot use LOCALE flag with a str pattern")
        if r.flags & _ASCII and r.flags & _UNICODE:
            raise ValueError("ASCII and UNICODE flags are incompatible")
        if not r.flags & _ASCII:
            r.flags |= _UNICODE
    text = r.alternatives(bool(r.flags & _VERBOSE))
    if r.at < len(r.s):
        raise r.fail("unbalanced parenthesis")
    for number, at in r.conditions:
        if number > r.groups:
            raise error("invalid group reference %d" % number, pattern, at)
    return (text.encode("latin-1") if r.bytes else text), r.flags, r.order, r.names


def template(pattern, text):
    """A replacement: texts and numbers of groups."""
    whole, bytes_ = text, not isinstance(text, str)
    if bytes_ and not isinstance(text, (bytes, bytearray)):
        raise TypeError("decoding to str: need a bytes-like object, %s found" % type(text).__name__)
    s = text.decode("latin-1") if bytes_ else text
    out, literal, k = [], "", 0

    def flush():
        if literal:
            out.append(literal.encode("latin-1") if bytes_ else literal)
        return ""

    def add(number, at):
        if number > pattern.groups:
            raise error("invalid group reference %d" % number, whole, at)
        out.append(number)

    while k < len(s):
        c = s[k]
        if c != "\\":
            stop = s.find("\\", k)
            stop = len(s) if stop < 0 else stop
            literal += s[k:stop]
            k = stop
            continue
        start = k
        c = s[k + 1:k + 2]
        k += 2
        if not c:
            raise error("bad escape (end of pattern)", whole, start)
        if c == "g":
            if s[k:k + 1] != "<":
                raise error("missing <", whole, k)
            stop = s.find(">", k)
            if stop < 0:
                raise error("missing >, unterminated name" if s[k + 1:] else "missing group name", whole, k + 1)
            name = s[k + 1:stop]
            if not name:
                raise error("missing group name", whole, k + 1)
            literal = flush()
            if name.isidentifier():
                number = pattern.groupindex.get(name)
                if number is None:
                    raise IndexError("unknown group name %r" % name)
                out.append(number)
            elif name.isascii() and name.isdigit():
                add(int(name), k + 1)
            else:
                raise error("bad character in group name %r" % name, whole, k + 1)
            k = stop + 1
        elif c == "0":
            while k < len(s) and k < start + 4 and s[k] in _OCTAL:
                k += 1
            literal += chr(int(s[start + 1:k], 8) & 0xff)
        elif c in _DIGITS:
            if s[k:k + 1] in _DIGITS and s[k:k + 1]:
                if c in _OCTAL and s[k] in _OCTAL and s[k + 1:k + 2] and s[k + 1:k + 2] in _OCTAL:
                    k += 2
                    value = int(s[start + 1:k], 8)
                    if value > 0o377:
                        raise error("octal escape value %s outside of range 0-0o377" % s[start:k], whole, start)
                    literal += chr(value)
                    continue
                k += 1
            literal = flush()
            add(int(s[start + 1:k]), start + 1)
        elif c in _PLAIN:
            literal += chr(_PLAIN[c])
        elif c in _ASCII_LETTERS and c != "b":
            raise error("bad escape \\" + c, whole, start)
        elif c == "b":
            literal += "\b"
        else:
            literal += "\\" + c if c != "\\" else "\\"
    literal = flush()
    return out
