"""DataFrame.query, DataFrame.eval and pd.eval: Python expressions over columns. and, or, not and in mean &, |, ~ and isin there; @name is a
name of the script, `a b` a column whose label is no name."""
from keyword import iskeyword

import numpy as np
import pandas as pd
import _pandas
from pandas._base import is_list_like, is_series, settle

_TWO = ("**", "//", "<=", ">=", "==", "!=", "&&", "||", "<<", ">>")
_LEVELS = (("|",), ("^",), ("&",), ("<<", ">>"), ("+", "-"), ("*", "/", "//", "%"))
_COMPARE = ("<", "<=", ">", ">=", "==", "!=")
_MATH = ("sin", "cos", "tan", "exp", "log", "expm1", "log1p", "sqrt", "sinh", "cosh", "tanh", "arcsin", "arccos", "arctan", "arccosh", "arcsinh", "arctanh", "abs", "log10",
         "floor", "ceil", "arctan2")


def tokens(text):
    out, i, n = [], 0, len(text)
    while i < n:
        c = text[i]
        if c in " \t\n":
            i += 1
        elif c.isalpha() or c == "_" or c == "@":
            k = i + 1
            while k < n and (text[k].isalnum() or text[k] == "_"):
                k += 1
            out.append(("name", text[i:k]))
            i = k
        elif c.isdigit() or (c == "." and i + 1 < n and text[i + 1].isdigit()):
            k = i
            while k < n and (text[k].isalnum() or text[k] in "._" or (text[k] in "+-" and text[k - 1] in "eE" and not text[i:k].startswith("0x"))):
                k += 1
            word = text[i:k].replace("_", "")
            out.append(("value", int(word, 0) if word.isdigit() or word[:2] in ("0x", "0b", "0o") else float(word)))
            i = k
        elif c in "'\"":
            k, s = i + 1, ""
            while k < n and text[k] != c:
                if text[k] == "\\" and k + 1 < n:
                    k += 1
                    s += {"n": "\n", "t": "\t"}.get(text[k], text[k])
                else:
                    s += text[k]
                k += 1
            if k >= n:
                raise SyntaxError("unterminated string literal")
            out.append(("value", s))
            i = k + 1
        elif c == "`":
            k = text.find("`", i + 1)
            if k < 0:
                raise SyntaxError(f"Failed to parse backticks in '{text}'.")
            out.append(("column", text[i + 1:k]))
            i = k + 1
        else:
            two = text[i:i + 2]
            op = two if two in _TWO else c
            if c not in "+-*/%<>=!&|^~()[],.:":
                raise SyntaxError("invalid syntax (<unknown>, line 1)")
            out.append(("op", op))
            i += len(op)
    out.append(("end", ""))
    return out


class Parser:
    """or_test: and_test ('or' and_test)* … down to atoms; values are worked out as they are parsed."""

    def __init__(self, text, names, script):
        self.text, self.t, self.i, self.names, self.script = text, tokens(text), 0, names, script

    def refuse(self):
        keyword = any(iskeyword(x) for x in self.text.split())
        raise SyntaxError("Python keyword not valid identifier in numexpr query (<unknown>, line 1)" if keyword else "invalid syntax (<unknown>, line 1)")

    def peek(self, *words):
        kind, v = self.t[self.i]
        return kind in ("op", "name") and v in words

    def take(self, *words):
        if self.peek(*words):
            self.i += 1
            return self.t[self.i - 1][1]
        return None

    def need(self, word):
        if not self.take(word):
            self.refuse()

    def whole(self):
        v = self.disjunction()
        if self.t[self.i][0] != "end":
            self.refuse()
        return v

    def disjunction(self):
        v = self.conjunction()
        while self.take("or", "||"):
            v = v | self.conjunction()
        return v

    def conjunction(self):
        v = self.negation()
        while self.take("and", "&&"):
            v = v & self.negation()
        return v

    def negation(self):
        if self.take("not"):
            return _invert(self.negation())
        return self.comparison()

    def comparison(self):
        # pandas gives & and | the precedence of `and` and `or`
        v = self.compared()
        while True:
            if self.take("&"):
                v = v & self.compared()
            elif self.take("|"):
                v = v | self.compared()
            else:
                return v

    def compared(self):
        left = self.binary(3)
        result = None
        while True:
            if self.peek(*_COMPARE):
                op = self.take(*_COMPARE)
                right = self.binary(3)
                r = _compare(op, left, right)
            elif self.peek("in"):
                self.take("in")
                right = self.binary(3)
                r = _member(left, right)
            elif self.peek("not") and self.t[self.i + 1] == ("name", "in"):
                self.i += 2
                right = self.binary(3)
                r = _invert(_member(left, right))
            else:
                return left if result is None else result
            result = r if result is None else result & r
            left = right

    def binary(self, level):
        if level == len(_LEVELS):
            return self.unary()
        v = self.binary(level + 1)
        while self.peek(*_LEVELS[level]):
            v = _arithmetic(self.take(*_LEVELS[level]), v, self.binary(level + 1))
        return v

    def unary(self):
        if self.take("-"):
            return -self.unary()
        if self.take("+"):
            return +self.unary()
        if self.take("~"):
            return _invert(self.unary())
        v = self.postfix()
        if self.take("**"):
            return v ** self.unary()
        return v

    def arguments(self, end):
        out, named = [], {}
        while not self.take(end):
            kind, word = self.t[self.i]
            if kind == "name" and self.t[self.i + 1] == ("op", "="):
                self.i += 2
                named[word] = self.disjunction()
            else:
                out.append(self.disjunction())
            if not self.peek(end):
                self.need(",")
        return out, named

    def subscript(self):
        """What stands in brackets up to a comma or the last one: a value, or a slice of values."""
        parts = [None]
        while not self.peek("]", ","):
            if self.take(":"):
                parts.append(None)
            else:
                parts[-1] = self.disjunction()
        return parts[0] if len(parts) == 1 else slice(*parts)

    def postfix(self):
        v = self.atom()
        while True:
            if self.take("."):
                v = getattr(v, self.t[self.i][1])
                self.i += 1
            elif self.take("("):
                args, named = self.arguments(")")
                v = v(*args, **named)
            elif self.take("["):
                args = [self.subscript()]
                while self.take(","):
                    args.append(self.subscript())
                self.need("]")
                v = v[args[0] if len(args) == 1 else tuple(args)]
            else:
                return v

    def atom(self):
        kind, v = self.t[self.i]
        self.i += 1
        if kind == "value":
            return v
        if kind == "column":
            return self.named(v)
        if kind == "name":
            if v in ("True", "False", "None"):
                return {"True": True, "False": False, "None": None}[v]
            if v.startswith("@"):
                if v[1:] not in self.script:
                    raise pd.errors.UndefinedVariableError(f"local variable '{v[1:]}' is not defined")
                return self.script[v[1:]]
            return self.named(v)
        if kind == "op" and v == "(":
            if self.take(")"):
                return ()
            inner = self.disjunction()
            if self.peek(","):
                self.take(",")
                rest, _ = self.arguments(")")
                return (inner, *rest)
            self.need(")")
            return inner
        if kind == "op" and v == "[":
            return self.arguments("]")[0]
        self.refuse()

    def named(self, name):
        found = self.names(name)
        if found is not None:
            return found
        if self.peek("("):
            if name in _MATH:
                return getattr(np, name)
            raise ValueError(f'"{name}" is not a supported function')
        raise pd.errors.UndefinedVariableError(f"name '{name}' is not defined")


def _invert(v):
    return not v if isinstance(v, bool) else ~v


def _compare(op, a, b):
    if is_list_like(b) and not is_series(b) and not isinstance(b, np.ndarray) and op in ("==", "!="):
        return _member(a, b) if op == "==" else _invert(_member(a, b))
    if is_list_like(a) and not is_series(a) and not isinstance(a, np.ndarray) and op in ("==", "!="):
        return _compare(op, b, a)
    return {"<": lambda: a < b, "<=": lambda: a <= b, ">": lambda: a > b, ">=": lambda: a >= b, "==": lambda: a == b, "!=": lambda: a != b}[op]()


def _member(a, b):
    if is_series(a):
        return a.isin(b if is_list_like(b) else [b])
    return a in b


def _arithmetic(op, a, b):
    return {"+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b, "/": lambda: a / b, "//": lambda: a // b, "%": lambda: a % b,
            "<<": lambda: a << b, ">>": lambda: a >> b}[op]()


def _clean(name):
    return "".join(c if c.isalnum() or c == "_" else "_" for c in name)


def frame_names(f):
    """A function from a name to a column or a level of the rows."""
    labels = _pandas.labels(f)
    rows = list(f.index.names)

    def find(name):
        if name in labels:
            return f[name]
        if name in rows:
            return _pandas.series(_pandas.levels(f.index)[rows.index(name)], f.index, name)
        if name == "index" and f.index.nlevels > 1:
            return _pandas.series(pd.Series(f.index.tolist(), dtype=object), f.index)
        if name == "index" or (name.startswith("ilevel_") and name[7:].isdigit()):
            return _pandas.series(_pandas.levels(f.index)[int(name[7:]) if name != "index" else 0], f.index)
        return None
    return find


def _script_names(kwargs):
    import _warnings
    names = dict(_warnings.names())
    names.update(kwargs.get("local_dict") or {})
    return names


def _check(expr, kwargs):
    if not isinstance(expr, str):
        raise ValueError(f"expr must be a string to be evaluated, {type(expr)} given")
    if not expr.strip():
        raise ValueError("expr cannot be an empty string")
    if kwargs.get("engine") == "numexpr":
        raise ImportError("'numexpr' is not installed or an unsupported version. Cannot use engine='numexpr' for query/eval if 'numexpr' is not installed")


def _assignment(line):
    """(name, expression) of `name = expression`, or None."""
    t = tokens(line)
    if len(t) > 2 and t[0][0] in ("name", "column") and t[1] == ("op", "="):
        return t[0][1], line[line.index("=") + 1:]
    return None


def query(f, expr, inplace, kwargs):
    _check(expr, kwargs)
    if _assignment(expr) is not None:
        raise ValueError("cannot assign without a target object")
    key = Parser(expr, frame_names(f), _script_names(kwargs)).whole()
    try:
        r = f.loc[key]
    except ValueError:
        r = f[key]
    return settle(f, r, inplace, False)


def evaluate(f, expr, inplace, kwargs):
    _check(expr, kwargs)
    script = _script_names(kwargs)
    lines = [x for x in expr.splitlines() if x.strip()]
    made, value = f, None
    for line in lines:
        a = _assignment(line)
        if a is None:
            if len(lines) > 1:
                raise ValueError("Multi-line expressions are only valid if all expressions contain an assignment")
            return Parser(line, frame_names(made), script).whole()
        value = Parser(a[1], frame_names(made), script).whole()
        if made is f:
            made = f.copy()
        made[a[0]] = value
    return settle(f, made, inplace, False)


def eval(expr, parser="pandas", engine=None, local_dict=None, global_dict=None, resolvers=(), level=0, target=None, inplace=False):
    _check(expr, {"engine": engine})
    script = _script_names({"local_dict": local_dict})
    a = _assignment(expr)
    if a is not None:
        if target is None:
            raise ValueError("cannot assign without a target object")
        r = target if inplace else target.copy()
        r[a[0]] = Parser(a[1], lambda name: script.get(name), script).whole()
        return None if inplace else r
    return Parser(expr, lambda name: script.get(name), script).whole()


class DataFrame:
    def query(self, expr, *, inplace=False, **kwargs):
        return query(self, expr, inplace, kwargs)

    def eval(self, expr, *, inplace=False, **kwargs):
        return evaluate(self, expr, inplace, kwargs)
