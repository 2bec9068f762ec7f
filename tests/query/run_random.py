#!/usr/bin/env python3
"""Random queries: each is made together with what it means in plain Python, row by row (null in, null out; three values of `and` and `or`),
and asked of one file, of the file in pieces, of an Arrow file, with one thread and with two, with little memory.

usage: run_random.py QUERN [--count N] [--seed S] [--show]
"""
import argparse
import csv
import functools
import io
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
from testlib import Checks  # noqa: E402

COLUMNS = {"i": "int", "j": "int", "k": "int", "x": "float", "y": "float", "s": "text", "t": "text", "d": "date"}
WORDS = ["", "a", "b", "ab", "Ba", "foo", "foo bar", "späť", "日本", " pad ", 'q"q', "c,d", "Z"]


def make_rows(r, n):
    def one():
        gone = lambda p: r.random() < p  # noqa: E731
        return {
            "i": r.randint(-20, 20), "j": None if gone(.1) else r.randint(0, 5), "k": r.randint(-10**6, 10**6),
            "x": None if gone(.15) else round(r.gauss(0, 10), r.randint(0, 3)), "y": r.choice([0.0, 1.5, -2.25, 1e10, 3.0]),
            "s": r.choice(WORDS[1:]), "t": None if gone(.2) else r.choice(WORDS[1:]),
            "d": "20%02d-%02d-%02d" % (r.randint(10, 30), r.randint(1, 12), r.randint(1, 28))}
    return [one() for _ in range(n)]


def as_csv(rows):
    out = io.StringIO()
    w = csv.writer(out, lineterminator="\n")
    w.writerow(COLUMNS)
    for row in rows:
        w.writerow(["" if row[c] is None else row[c] for c in COLUMNS])
    return out.getvalue()


class Node:
    """the text of an expression, its type and its value in a row"""

    def __init__(self, text, kind, value):
        self.text, self.kind, self.value = text, kind, value


def lift(f):
    """None in, None out"""
    @functools.wraps(f)
    def over(*parts):
        def value(row):
            got = [p.value(row) for p in parts]
            return None if any(g is None for g in got) else f(*got)
        return value
    return over


def divide(a, b):
    if b == 0:
        return math.nan if a == 0 or math.isnan(a) else math.copysign(math.inf, a) * math.copysign(1, b)
    return a / b


def either(a, b, stop):
    """`or` (stop is True) and `and` (stop is False) of three values"""
    def value(row):
        p, q = a.value(row), b.value(row)
        if p is stop or q is stop:
            return stop
        return None if p is None or q is None else not stop
    return value


class Maker:
    def __init__(self, r):
        self.r = r

    def column(self, kind):
        name = self.r.choice([c for c, k in COLUMNS.items() if k == kind])
        return Node(name, kind, lambda row: row[name])

    def make(self, kind, depth):
        if kind == "number":
            kind = self.r.choice(["int", "float"])
        if depth <= 0 and kind != "bool":
            return self.column(kind)
        return getattr(self, "make_" + kind)(depth - 1)

    def make_int(self, depth):
        r, pick = self.r, self.r.randrange(9)
        if pick == 0:
            return self.column("int")
        if pick == 1:
            n = r.randint(-9, 9)
            return Node(f"({n})" if n < 0 else str(n), "int", lambda row: n)
        if pick == 2:
            a, op = self.make("text", depth), "len"
            return Node(f"len({a.text})", "int", lift(len)(a))
        if pick == 3:
            a, part = self.column("date"), r.choice(["year", "month", "day"])
            at = {"year": slice(0, 4), "month": slice(5, 7), "day": slice(8, 10)}[part]
            return Node(f"{part}({a.text})", "int", lift(lambda v: int(v[at]))(a))
        if pick == 4:
            return self.choose("int", depth)
        a, b = self.make("int", depth), self.make("int", depth)
        op, f = r.choice([("+", lambda p, q: p + q), ("-", lambda p, q: p - q), ("*", lambda p, q: p * q if abs(p * q) < 2**62 else p), ("//", lambda p, q: p // q if q else 0), ("%", lambda p, q: p % q if q else 0),
                          ("min", min), ("max", max), ("&", lambda p, q: p & q), ("|", lambda p, q: p | q)])
        if op == "*":  # products of columns of 10**6 leave 64 bits after four
            a, b = self.column("int"), Node(str(n := r.randint(2, 9)), "int", lambda row: n)
        if op in ("min", "max"):
            return Node(f"{op}({a.text}, {b.text})", "int", lift(f)(a, b))
        return Node(f"({a.text} {op} {b.text})", "int", lift(f)(a, b))

    def make_float(self, depth):
        r, pick = self.r, self.r.randrange(8)
        if pick == 0:
            return self.column("float")
        if pick == 1:
            a, b = self.make("number", depth), self.make("number", depth)
            return Node(f"({a.text} / {b.text})", "float", lift(divide)(a, b))
        if pick == 2:
            a = self.make("number", depth)
            name, f = r.choice([("sqrt", lambda v: math.sqrt(v) if v >= 0 else math.nan), ("floor", None), ("fabs", abs), ("exp", None), ("sin", None)])
            if name in ("exp", "sin", "floor"):
                return Node(f"fabs({a.text})", "float", lift(lambda v: float(abs(v)))(a))
            return Node(f"{name}({a.text})", "float", lift(f)(a))
        if pick == 3:
            return self.choose("float", depth)
        if pick == 4:
            a, c = self.make("float", depth), round(r.uniform(-3, 3), 2)
            return Node(f"coalesce({a.text}, {c})", "float", lambda row: c if (v := a.value(row)) is None or v != v else v)
        a, b = self.make("float", depth), self.make("number", depth)
        op, f = r.choice([("+", lambda p, q: p + q), ("-", lambda p, q: p - q), ("*", lambda p, q: p * q)])
        return Node(f"({a.text} {op} {b.text})", "float", lift(f)(a, b))

    def choose(self, kind, depth):
        a, c, b = self.make(kind, depth), self.make("bool", depth), self.make(kind, depth)

        def value(row):
            w = c.value(row)
            return None if w is None else a.value(row) if w else b.value(row)
        if self.r.random() < .5:
            return Node(f"where({c.text}, {a.text}, {b.text})", kind, value)
        return Node(f"({a.text} if {c.text} else {b.text})", kind, value)

    def make_text(self, depth):
        r, pick = self.r, self.r.randrange(7)
        a = self.make("text", depth) if pick else self.column("text")
        if pick <= 1:
            return a
        if pick == 2:
            name = r.choice(["lower", "upper", "strip"])
            return Node(f"{name}({a.text})" if r.random() < .5 else f"{a.text}.{name}()", "text", lift(lambda v: getattr(v, name)())(a))
        if pick == 3:
            p, q = sorted(r.sample(range(-3, 5), 2))
            return Node(f"{a.text}[{p}:{q}]", "text", lift(lambda v: v[p:q])(a))
        if pick == 4:
            old, new = r.choice("abo "), r.choice(["", "X", "yy"])
            return Node(f"replace({a.text}, '{old}', '{new}')", "text", lift(lambda v: v.replace(old, new))(a))
        if pick == 5:
            return self.choose("text", depth)
        b = self.make("text", depth)
        return Node(f"({a.text} + {b.text})", "text", lift(lambda p, q: p + q)(a, b))

    def make_bool(self, depth):
        r, pick = self.r, self.r.randrange(9)
        if pick == 0 and depth > 0:
            a, b = self.make("bool", depth), self.make("bool", depth)
            return Node(f"({a.text} and {b.text})", "bool", either(a, b, False))
        if pick == 1 and depth > 0:
            a, b = self.make("bool", depth), self.make("bool", depth)
            return Node(f"({a.text} or {b.text})", "bool", either(a, b, True))
        if pick == 2 and depth > 0:
            a = self.make("bool", depth)
            return Node(f"(not {a.text})", "bool", lift(lambda v: not v)(a))
        if pick == 3:
            a, these = self.make("int", depth), [r.randint(-5, 10) for _ in range(3)]
            no = r.random() < .3
            return Node(f"({a.text} {'not ' * no}in ({', '.join(map(str, these))}))", "bool", lift(lambda v: (v in these) != no)(a))
        if pick == 4:
            a, these = self.make("text", depth), r.sample(["a", "foo", "späť", "zz"], 2)
            return Node(f"({a.text} in ({', '.join(map(repr, these))}))", "bool", lift(lambda v: v in these)(a))
        if pick == 5:
            a, w = self.make("text", depth), r.choice(["a", "fo", "ä", "日"])
            name = r.choice(["contains", "startswith", "endswith"])
            f = {"contains": lambda v: w in v, "startswith": lambda v: v.startswith(w), "endswith": lambda v: v.endswith(w)}[name]
            return Node(f"{name}({a.text}, '{w}')", "bool", lift(f)(a))
        if pick == 6:
            a = self.make(r.choice(["int", "float", "text"]), depth)
            missing = lambda v: v is None or v != v  # noqa: E731
            name, f = r.choice([("isnull({})", missing), ("notnull({})", lambda v: not missing(v)), ("({} is None)", missing), ("({} is not None)", lambda v: not missing(v))])
            return Node(name.format(a.text), "bool", lambda row: f(a.value(row)))
        kind = r.choice(["int", "float", "text", "date"])
        a, b = self.make(kind, depth) if kind != "date" else self.column("date"), self.make(kind, depth) if kind != "date" else Node("'2020-05-05'", "date", lambda row: "2020-05-05")
        op, f = r.choice([("<", lambda p, q: p < q), ("<=", lambda p, q: p <= q), (">", lambda p, q: p > q), (">=", lambda p, q: p >= q), ("==", lambda p, q: p == q), ("!=", lambda p, q: p != q)])
        return Node(f"({a.text} {op} {b.text})", "bool", lift(f)(a, b))

    def aggregate(self, depth):
        name = self.r.choice(["count", "sum", "mean", "min", "max", "std", "median", "first", "last", "nunique", "any", "all", "count()", "min text"])
        if name == "count()":
            return "count()", len
        if name == "min text":
            a = self.make("text", depth)
            return f"min({a.text})", lambda rows: min((v for v in map(a.value, rows) if v is not None), default=None)
        a = self.make("bool" if name in ("any", "all") else "number", depth)
        if a.kind == "float" and name == "nunique":
            a = self.make("int", depth)

        def value(rows):
            got = [v for v in map(a.value, rows) if v is not None and v == v]
            if name == "count":
                return len(got)
            if name in ("any", "all"):
                return (any if name == "any" else all)(got)
            if name == "nunique":
                return len(set(got))
            if name == "sum":
                return sum(got) if all(map(math.isfinite, got)) else sum(got)
            if not got:
                return None
            if name in ("min", "max"):
                return (min if name == "min" else max)(got)
            if name in ("first", "last"):
                return got[0 if name == "first" else -1]
            if name == "median":
                return statistics.median(map(float, got))
            if not all(map(math.isfinite, got)):
                return Ellipsis  # inf - inf: not looked at
            return math.fsum(got) / len(got) if name == "mean" else statistics.stdev(map(float, got)) if len(got) > 1 else None
        return f"{name}({a.text})", value


def text_of(value):
    if value is None:
        return ""
    return str(value)


def same(want, got, scale):
    if want is Ellipsis:
        return True
    if want is None or (isinstance(want, float) and want != want):
        return got in ("", "nan")
    if isinstance(want, bool):
        return got == str(want)
    if isinstance(want, (int, float)):
        try:
            g = float(got)
        except ValueError:
            return False
        if isinstance(want, int) and "." not in got and "e" not in got and "inf" not in got:
            return int(got) == want
        return g == want or abs(g - want) <= 1e-9 * max(abs(want), abs(g), scale)
    return got == want


def one_query(r, rows):
    """(arguments of quern eval, rows of the answer, are they in order)"""
    m = Maker(r)
    kept, clauses = rows, ""
    if r.random() < .5:
        c = m.make("bool", 2)
        kept = [row for row in rows if c.value(row) is True]
        clauses += f" where {c.text}"
    shape = r.choice(["rows", "whole", "groups", "groups"])
    if shape == "rows":
        outs = [m.make(r.choice(["int", "float", "text", "bool"]), 3) for _ in range(r.randint(1, 3))]
        answer = [[o.value(row) for o in outs] for row in kept]
        names = [o.text for o in outs]
    else:
        outs = [m.aggregate(2) for _ in range(r.randint(1, 4))]
        names = [o[0] for o in outs]
        if shape == "whole":
            answer = [[o[1](kept) for o in outs]]
        else:
            keys = [m.make(r.choice(["int", "text", "bool"]), r.randint(0, 2)) for _ in range(r.randint(1, 2))]
            groups = {}
            for row in kept:
                groups.setdefault(tuple(k.value(row) for k in keys), []).append(row)
            order = sorted(groups, key=lambda g: [(v is None, v if v is not None else 0) for v in g])
            answer = [list(g) + [o[1](groups[g]) for o in outs] for g in order]
            clauses = f" by {', '.join(f'{k.text} as g{n}' for n, k in enumerate(keys))}" + clauses
    limit = r.randint(0, 20) if r.random() < .2 else None
    if limit is not None:
        clauses += f" limit {limit}"
        answer = answer[:limit]
    return ", ".join(f"{n} as c{i}" for i, n in enumerate(names)) + clauses, answer


def two_steps(r, rows):
    """a query whose clauses speak of outputs by their names, in a given order"""
    m = Maker(r)
    a, b, test = m.make("int", 2), m.make("float", 2), m.make("bool", 1)
    few = r.randint(-5, 5)
    out = [[row["i"], p, None if p is None else p + few, b.value(row)] for row in rows if (p := a.value(row)) is not None and p > few and test.value(row) is not False and test.value(row) is not None]
    down = r.random() < .5
    out.sort(key=lambda line: line[1], reverse=down)  # ties keep their order in both directions
    limit = r.randint(1, 30)
    return f"i, {a.text} as p1, p1 + {few} as p2, {b.text} as p3 where p1 > {few} where {test.text} order by p1{' desc' * down} limit {limit}".replace("+ -", "- "), out[:limit]


def having(r, rows):
    m = Maker(r)
    key, a, least = m.make("text", 1), m.make("int", 1), r.randint(1, 4)
    groups = {}
    for row in rows:
        groups.setdefault(key.value(row), []).append(a.value(row))
    out = []
    for k in sorted(groups, key=lambda g: (g is None, g or "")):
        n, total = len(groups[k]), sum(v for v in groups[k] if v is not None)
        if n > least:
            out.append([k, n, total, total / n])
    return f"count() as n, sum({a.text}) as s, s / n as q by {key.text} as g having n > {least}", out


def ask(quern, arguments):
    done = subprocess.run([quern, "eval", *arguments], capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


def compare(out, answer):
    got = list(csv.reader(io.StringIO(out)))[1:]
    got = [[""] if not row else row for row in got]
    if len(got) != len(answer):
        return f"{len(got)} rows, {len(answer)} expected"
    for n, (g, w) in enumerate(zip(got, answer)):
        for at, (p, q) in enumerate(zip(g, w)):
            if not same(q, p, 1e-6):
                return f"row {n}, column {at}: {p!r}, expected {q!r}"
    return None


def main():
    p = argparse.ArgumentParser()
    p.add_argument("quern")
    p.add_argument("--count", type=int, default=60)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--show", action="store_true")
    a = p.parse_args()
    quern, c = os.path.abspath(a.quern), Checks()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(a.seed, a.seed + a.count):
            r = random.Random(seed)
            rows = make_rows(r, r.choice([0, 1, 7, 300, 3000]))
            whole = os.path.join(folder, "w.csv")
            with open(whole, "w") as f:
                f.write(as_csv(rows))
            types = "--dtype=i=int64,j=int64,k=int64,x=float64,y=float64,s=str,t=str,d=str" if len(rows) < 300 else "--dtype=d=str"
            query, answer = r.choice([one_query, one_query, one_query, two_steps, having])(r, rows)
            if a.show:
                print(seed, query)
            code, out, err = ask(quern, [query, whole, types])
            wrong = f"exit {code}: {err.strip()[-300:]}" if code else compare(out, answer)
            for more in (["--threads", "1"], ["--memory", "1M"], ["--threads", "2", "--no-cache"]):
                if wrong:
                    break
                again = ask(quern, [query, whole, types, *more])
                if again[:2] != (code, out):
                    wrong = f"another answer with {' '.join(more)}"
            if not wrong and len(rows) >= 300:
                arrow = os.path.join(folder, "w.arrow")
                subprocess.run([quern, "convert", whole, arrow, types], check=True, capture_output=True)
                if ask(quern, [query, arrow])[:2] != (code, out):
                    wrong = "another answer from an Arrow file"
            if not wrong and rows:
                cut = r.randint(1, len(rows))
                parts = [os.path.join(folder, f"p{n}.csv") for n in range(2)]
                for path, part in zip(parts, (rows[:cut], rows[cut:])):
                    with open(path, "w") as f:
                        f.write(as_csv(part))
                full = "--dtype=i=int64,j=int64,k=int64,x=float64,y=float64,s=str,t=str,d=str"
                again = ask(quern, [query, *parts, full])
                if again[:2] != (code, out):
                    wrong = "another answer from two files"
            c.that(not wrong, f"seed {seed}: {query}", wrong or "")
    return c.end()


if __name__ == "__main__":
    sys.exit(main())
