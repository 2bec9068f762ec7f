"""ast: literal_eval, which reads the text of Python's literals. Trees of programs are not there."""
import re as _re

_token = _re.compile(r"""[ \t\f]*(?:
    (?P<number>(?:0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+
        |(?:[0-9](?:_?[0-9])*)?\.[0-9](?:_?[0-9])*(?:[eE][+-]?[0-9](?:_?[0-9])*)?
        |[0-9](?:_?[0-9])*\.?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)[jJ]?)
    |(?P<text>(?P<prefix>[rRbBuU]{0,2})(?P<body>'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'(?:[^\\\n']|\\.)*'|"(?:[^\\\n"]|\\.)*"))
    |(?P<name>[^\W\d]\w*)
    |(?P<mark>\.\.\.|[-+()\[\]{},:])
    |(?P<line>\n)
    |(?P<note>\#[^\n]*)
    |(?P<rest>.))""", _re.X | _re.S)
_escape = _re.compile(r"\\(\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", _re.S)
_plain = {"\n": "", "\\": "\\", "'": "'", '"': '"', "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_names = {"None": None, "True": True, "False": False}


def _unescaped(m):
    e = m.group(1)
    if e in _plain:
        return _plain[e]
    if e[0] in "xuU" and len(e) > 1:
        return chr(int(e[1:], 16))
    return chr(int(e, 8)) if e[0] in "01234567" else m.group(0)


def _text(m):
    prefix, body = m.group("prefix").lower(), m.group("body")
    wide = 3 if body[:3] in ("'''", '"""') else 1
    body = body[wide:-wide]
    if "r" not in prefix:
        body = _escape.sub(_unescaped, body)
    return body.encode("latin-1") if "b" in prefix else body


def _number(t):
    t = t.replace("_", "")
    if t[:2].lower() in ("0x", "0o", "0b"):
        return int(t, 0)
    if t[-1] in "jJ":
        return complex(0, float(t[:-1]))
    if not t.isdigit():
        return float(t)
    if t[0] == "0" and t.strip("0"):
        raise SyntaxError("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
    return int(t)


class _Reader:
    def __init__(self, source):
        self.tokens, self.at, self.line = [], 0, 1
        line, depth = 1, 0
        for m in _token.finditer(source):
            kind = m.lastgroup if m.lastgroup not in ("prefix", "body") else "text"
            if kind == "line":
                line += 1
                if depth:
                    continue
            if kind == "note":
                continue
            t = m.group(kind)
            if kind == "mark":
                depth += (t in "([{") - (t in ")]}")
            self.tokens.append((kind, t, m, line))
        while self.tokens and self.tokens[-1][0] == "line":
            self.tokens.pop()

    def see(self):
        return self.tokens[self.at][:2] if self.at < len(self.tokens) else ("end", "")

    def take(self, mark=None):
        kind, t = self.see()
        if mark is not None and (kind, t) != ("mark", mark):
            raise SyntaxError("invalid syntax" if kind != "end" else "'%s' was never closed" % {")": "(", "]": "[", "}": "{", ":": "{"}.get(mark, mark))
        if kind == "end":
            raise SyntaxError("invalid syntax")
        self.at += 1
        return self.tokens[self.at - 1]

    def malformed(self, node, line):
        raise ValueError("malformed node or string on line %d: <ast.%s object>" % (line, node))

    def sum(self):
        value = self.signed()
        while self.see() in (("mark", "+"), ("mark", "-")):
            _, t, _, line = self.take()
            other = self.signed()
            if type(value) not in (int, float) or type(other) is not complex:
                self.malformed("BinOp", line)
            value = value + other if t == "+" else value - other
        return value

    def signed(self):
        if self.see() in (("mark", "+"), ("mark", "-")):
            _, t, _, line = self.take()
            value = self.signed()
            if type(value) not in (int, float, complex):
                self.malformed("UnaryOp", line)
            return +value if t == "+" else -value
        return self.atom()

    def atom(self):
        kind, t, m, line = self.take()
        if kind == "number":
            if self.see()[0] in ("number", "name", "text"):
                raise SyntaxError("invalid syntax" if self.see()[0] != "name" else "invalid decimal literal")
            return _number(t)
        if kind == "text":
            value = _text(m)
            while self.see()[0] == "text":
                value += _text(self.take()[2])
            return value
        if kind == "name":
            if t in _names:
                return _names[t]
            if self.see() != ("mark", "("):
                self.malformed("Name", line)
            self.take("(")
            if t == "set" and self.see() == ("mark", ")"):
                self.take(")")
                return set()
            self.malformed("Call", line)
        if t == "...":
            return ...
        if t == "[":
            return self.items("]")[0]
        if t == "(":
            items, commas = self.items(")")
            return items[0] if len(items) == 1 and not commas else tuple(items)
        if t == "{":
            return self.braces()
        raise SyntaxError("unmatched '%s'" % t if t in ")]}" else "invalid syntax")

    def items(self, end):
        out, commas = [], 0
        while self.see() != ("mark", end):
            out.append(self.sum())
            if self.see() != ("mark", end):
                if self.see()[0] != "end" and self.see() != ("mark", ","):
                    raise SyntaxError("invalid syntax. Perhaps you forgot a comma?")
                if self.see()[0] == "end":
                    raise SyntaxError("'%s' was never closed" % {")": "(", "]": "[", "}": "{"}[end])
                self.take(",")
                commas += 1
        self.take(end)
        return out, commas

    def braces(self):
        if self.see() == ("mark", "}"):
            self.take()
            return {}
        first = self.sum()
        if self.see() != ("mark", ":"):
            if self.see() == ("mark", ","):
                self.take()
                return {first, *self.items("}")[0]}
            self.take("}")
            return {first}
        self.take(":")
        out = {first: self.sum()}
        while self.see() == ("mark", ","):
            self.take()
            if self.see() == ("mark", "}"):
                break
            key = self.sum()
            self.take(":")
            out[key] = self.sum()
        self.take("}")
        return out


def literal_eval(node_or_string):
    """The value of the text of a literal."""
    if not isinstance(node_or_string, str):
        raise ValueError("malformed node or string: %r" % (node_or_string,))
    r = _Reader(node_or_string.lstrip(" \t"))
    value = r.sum()
    if r.see() == ("mark", ","):
        r.take()
        rest = []
        while r.see()[0] != "end":
            rest.append(r.sum())
            if r.see()[0] != "end":
                r.take(",")
        value = (value, *rest)
    if r.see()[0] != "end":
        raise SyntaxError("invalid syntax")
    return value
