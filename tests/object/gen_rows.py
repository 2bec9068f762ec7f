#!/usr/bin/env python3
"""Writes tests/object/rows/*.txt: expressions and what CPython 3.11 answers, for tests/unit/test_object_replay.c.

Each row is an expression, a tab, and repr(value) or "!Type: message". The seed is fixed: running it again writes the same bytes. Usage: gen_rows.py FOLDER [--all]; without --all a
sample that is small enough to keep. QN_ROWS=FOLDER makes the test read another folder."""
import itertools
import math
import os
import random
import struct
import sys

assert sys.version_info[:2] == (3, 11)

def answer(text):
    try:
        return repr(eval(text, {"math": math}))
    except Exception as e:
        return f"!{type(e).__name__}: {e}"


class Rows:
    def __init__(self, folder, name):
        self.path, self.rows, self.seen = os.path.join(folder, name + ".txt"), [], set()

    def add(self, text):
        if text in self.seen or "\t" in text or "\n" in text:
            return
        self.seen.add(text)
        a = answer(text)
        if "\t" in a or "\n" in a or " at 0x" in a:
            return
        self.rows.append(f"{text}\t{a}\n")

    def sample(self, rng, count, *choices):
        for _ in range(count):
            self.add("".join(rng.choice(c) for c in choices))

    def save(self, limit):
        """All rows, or a sample of at most `limit` bytes, in order."""
        chosen = set(range(len(self.rows)))
        if limit:
            order = [i for i in chosen if len(self.rows[i]) < 240]
            random.Random(0).shuffle(order)
            size, chosen = 0, set()
            for i in order:
                size += len(self.rows[i].encode())
                if size > limit:
                    break
                chosen.add(i)
        with open(self.path, "w", encoding="utf-8") as f:
            f.writelines(r for i, r in enumerate(self.rows) if i in chosen)
        return len(chosen)


FLOATS = ["0.0", "-0.0", "1.0", "-1.5", "0.1", "2.675", "1e16", "123456789.123", "1e-5", "0.0001", "1e22", "1e300", "5e-324", "1e100",
          "float('inf')", "float('-inf')", "float('nan')", "999999.5", "0.5", "1234.5678", "-0.001", "100.0", "9.995", "1e15"]
INTS = ["0", "1", "-1", "7", "-7", "42", "255", "1000", "-12345", "1234567890", "9223372036854775807", "-9223372036854775808", "True"]
STRS = ["''", "'a'", "'abc'", "'hello world'", "'ÄÖü'", "'日本語'", "'naïve café'", "'a\\'b'", "'Ünïcödé text'"]


def formats(rows, rng):
    aligns = ["", "<", ">", "^", "=", "*<", "x>", "é^", "0=", " ="]
    signs, alts, zeros = ["", "+", "-", " "], ["", "", "#"], ["", "", "0"]
    widths, groups = ["", "", "1", "5", "12", "20"], ["", "", "", ",", "_"]
    precs = ["", "", ".0", ".1", ".2", ".3", ".6", ".10", ".17"]
    for values, types in ((FLOATS, list("eEfFgG%n") + ["", "", "", "d", "s", "x"]), (INTS, list("bcdoxXneEfgG%") + ["", "s"]),
                          (STRS, ["", "s", "d"]), (["1+2j", "-0j", "3j", "complex(1.5, -2.25)", "complex('nan+infj')"], list("efgG") + ["", "", "d"])):
        for _ in range(650):
            spec = "".join(rng.choice(c) for c in (aligns, signs, ["", "", "", "z"], alts, zeros, widths, groups, precs, types))
            rows.add(f"format({rng.choice(values)}, {spec!r})")
    for spec in ("5z", ".", "1.", ",_", "_,", ",,", "5dd", "99999999999999999999", "+c", "#c", ",x", "_x", ",n", "q", "é", "<<5", "{}", "5{", "0<<5"):
        for v in ("1", "1.5", "'a'", "1j", "True", "None", "[]"):
            rows.add(f"format({v}, {spec!r})")
    flags = ["", "-", "+", " ", "#", "0", "-0", "+0", "#0", "- "]
    for _ in range(500):
        spec = "%" + rng.choice(flags) + rng.choice(["", "", "3", "8", "15"]) + rng.choice(["", "", ".0", ".2", ".5", "."]) + rng.choice("diouxXeEfFgGcrsa%")
        rows.add(f"{'[' + spec + ']'!r} % ({rng.choice(FLOATS + INTS + STRS)},)")
    for text in ("'%d %s' % (1, 'a')", "'%(a)d %(b)s' % {'a': 1, 'b': 2}", "'%*d|%-*d' % (5, 42, 5, 42)", "'%.*f' % (2, 3.14159)", "'%s' % 1",
                 "'%s' % [1, 2]", "'%%' % ()", "'%' % 1", "'%d' % 'a'", "'%d %d' % 1", "'%d' % (1, 2)", "'%q' % 1", "'%(a)d' % 1", "'%c' % 'ab'",
                 "'%x' % 1.5", "'%(a' % {}", "'%s %s' % ('x',)", "'abc' % []", "'abc' % {}", "'abc' % 1", "'%s' % None", "'%5s|%-5s|%.2s' % ('é', 'é', '日本語')",
                 "'%r' % 'é\\n'", "'%a' % 'é'", "'%i' % 3.99", "'%u' % -3", "'%5c|' % 65", "'%ld' % 5", "'%f' % 'a'", "'%e' % None", "'%d' % 1e300",
                 "'%é' % 1", "'é%q' % 1", "'%*d' % ('a', 1)", "'%.50f' % 0.1", "'%g' % 1e-5", "'%#g' % 1.0", "'%05d' % -42", "'%+.3e' % 12345.678"):
        rows.add(text)
    fmts = ["'{}'", "'{0}'", "'{!r}'", "'{!s}'", "'{!a}'", "'{:>10}'", "'{:^{}}'", "'{0:{1}}'", "'{0}{1}'", "'{1}{0}'", "'{}{0}'", "'{0}{}'", "'{{}}'", "'{{{}}}'",
            "'{'", "'}'", "'{!x}'", "'{:}}'", "'{0.real}'", "'{0.foo}'", "'{0[0]}'", "'{0[a]}'", "'{0[}'", "'{!r'", "'{!}'", "'{a}'", "'{0!r:>8}'", "'{:{}.{}}'", "'{0[0][1]}'",
            "'{:{:{}}}'", "'{!r:^12}'", "'é{}日'", "'{0.}'", "'{0[]}'", "'{0[0]x}'", "'{!rx}'", "'{99}'", "'{-1}'", "'{ 0 }'", "'{:,}'", "'{:c}'", "'a}b'", "'{a{b}}'"]
    values = ["", "1", "'x'", "1.5", "[10, 20]", "{'a': 1}", "(1, 2), 3", "5, 6", "'ab', 10", "3.14159, 10, 3", "None", "a=1", "1, a=2", "[[1, 2]]", "'é'", "65"]
    for f, v in itertools.product(fmts, values):
        if rng.random() < 0.7:
            rows.add(f"{f}.format({v})")
    for text in ("f'{1}'", "f'{1.5:.3f}'", "f'{\"x\"!r:>5}'", "f'{1:{5}}'", "f'{(w := 8)}{3.14159:{w}.{2}f}'", "f'{1}{2}a{{b}}'", "f'{255:#x}'", "f'{\"é\"!a}'",
                 "'{a}'.format_map({'a': 1})", "'{b}'.format_map({'a': 1})", "'{}'.format_map({'a': 1})"):
        rows.add(text)


def random_double(rng):
    kind = rng.random()
    if kind < 0.5:
        return struct.unpack("<d", rng.randbytes(8))[0]
    if kind < 0.7:
        return rng.uniform(-1e6, 1e6)
    if kind < 0.85:
        return float(f"{rng.randint(1, 10**rng.randint(1, 17))}e{rng.randint(-25, 25)}")
    return math.ldexp(rng.choice([1.0, 1.5, 1 - 2**-53]), rng.randint(-1074, 1020))


def floats(rows, rng):
    for _ in range(900):
        x = random_double(rng)
        if x == x and abs(x) != math.inf:
            rows.add(f"{x!r}")
            rows.add(f"float.fromhex('{x.hex()}')")
            if rng.random() < 0.3:
                rows.add(f"float.fromhex('{x.hex()}').hex()")
            if rng.random() < 0.3:
                rows.add(f"round({x!r}, {rng.randint(-3, 8)})")
            if rng.random() < 0.2:
                rows.add(f"float('{x:.{rng.randint(0, 25)}e}')")
    for n in range(-12, 13):
        for x in ("2.675", "-0.5", "1.5", "2.5", "123456.789", "5e-324", "1.7976931348623157e308", "9999999.5", "25.0", "35.0", "-15.0", "1e22"):
            rows.add(f"round({x}, {n})")
    for x in FLOATS + ["0.5", "1.5", "2.5", "-2.5", "1e18", "1e19", "4503599627370495.5"]:
        for f in ("round({})", "int({})", "({}).is_integer()", "({}).as_integer_ratio()", "({}).hex()", "hash({})", "abs({})", "bool({})", "repr({})", "-({})", "({}).real", "({}).imag"):
            if "nan" in x and "hash" in f:
                continue
            rows.add(f.format(x))
    for s in ("1", " 1.5 ", "1e5", "1E+5", "-1.5e-3", ".5", "5.", ".", "", " ", "1_000.5", "1__0", "_1", "1_", "1_.5", "inf", "-Infinity", "+nan", "nan ", "infin", "0x10", "1e", "1e+",
              "1.5.5", "１２.５", "١٢", "1e400", "-1e400", "1e-400", "2.4703282292062328e-324", "1 2", "1,5", "\\n1.5\\n", "9007199254740993", "1e23", "8.5e22", "\\x00", "1\\x00"):
        rows.add(f"float('{s}')")
        rows.add(f"complex('{s}')")
        rows.add(f"int('{s}')")
    for s in ("1+2j", "j", "-j", "+j", "1j", "1-j", " (1+2j) ", "1 + 2j", "1e5-1e-5j", "nan+infj", "-inf-nanj", "1+2", "j1", "1+-2j", "1jj", "(1", "3.", ".5j", "1_0j", "0j", "-0j"):
        rows.add(f"complex('{s}')")


def numbers(rows, rng):
    ints = INTS[:-1] + ["2", "3", "-2", "10", "63", "64", "62", "100", "4294967296", "3037000499", "3037000500", "9007199254740993", "-9007199254740993", "9007199254740992", "2147483648"]
    ops = ["+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "==", "<", "<=", ">", ">=", "!="]
    for _ in range(1500):
        a, o, b = rng.choice(ints), rng.choice(ops), rng.choice(ints)
        if o in ("**", "<<") and (int(b) > 200 or int(a) > 2**62 and int(b) > 64 or int(b) < -400):
            continue
        rows.add(f"({a}) {o} ({b})")
    for _ in range(600):
        a, b = (rng.randint(-2**rng.randint(1, 63), 2**rng.randint(1, 63) - 1) for _ in "ab")
        for o in rng.sample(ops[:6] + ["divmod"], 3):
            if o == "**":
                continue
            rows.add(f"divmod({a}, {b})" if o == "divmod" else f"({a}) {o} ({b})")
    mixed = FLOATS + ints + ["True", "False", "1j", "1+2j", "0j", "complex(-0.0, 1e300)"]
    for _ in range(2000):
        a, o, b = rng.choice(mixed), rng.choice(ops), rng.choice(mixed)
        if o in ("**", "<<") and not any("." in x or "j" in x or "e" in x for x in (a, b)):
            continue
        rows.add(f"({a}) {o} ({b})")
    others = ["'a'", "None", "[1]", "(1,)", "{1: 2}", "{1}", "...", "b'a'", "range(3)", "slice(1)", "len", "int", "True", "1.5", "1j", "2", "'b'", "[]", "{2}", "{3: 4}", "(0,)", "frozenset({1})", "NotImplemented"]
    for a, b in itertools.product(others, others):
        for o in ops + ["@", "is", "in", "not in"]:
            if (a == "b'a'" and o == "%") or (o == "is" and a == b):
                continue  # Quern has no bytes formatting; equal constants need not be one object
            if rng.random() < 0.22:
                rows.add(f"{a} {o} {b}")
    for a in others + ints:
        for o in ("-", "+", "~", "not "):
            rows.add(f"{o}({a})")
    for a in ints + ["True"]:
        for f in ("({}).bit_length()", "({}).bit_count()", "bin({})", "oct({})", "hex({})", "float({})", "complex({})", "abs({})", "hash({})", "round({})", "str({})", "({}).as_integer_ratio()",
                  "({}).conjugate()", "({}).numerator", "({}).denominator", "round({}, -1)", "round({}, -2)", "round({}, -18)", "round({}, -19)", "round({}, 5)"):
            rows.add(f.format(a))
    for _ in range(200):
        rows.add(f"round({rng.randint(-10**6, 10**6)}, {rng.randint(-7, 2)})")
        rows.add(f"pow({rng.randint(-1000, 10**9)}, {rng.randint(-20, 10**6)}, {rng.randint(-100, 10**9)})")
    for s in ("0x1F", "0X1f", "0b101", "0o17", "10", "-10", "+5", " 42 ", "1_000", "1__0", "_1", "0_1", "00", "012", "z", "Z", "", "-", "0x", "0x_1", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
              "-9223372036854775809", "99999999999999999999999", "1.5", "é", "٣", "a\\'b", "0b2"):
        for b in ("", ", 0", ", 2", ", 8", ", 10", ", 16", ", 36", ", 1", ", 37", ", base=16"):
            rows.add(f"int('{s}'{b})")
    for _ in range(400):
        z = [f"complex({rng.choice([0.0, -0.0, 1.0, -2.5, 1e-300, 3.5, 1e200, rng.uniform(-9, 9)])!r}, {rng.choice([0.0, -0.0, 1.0, -2.5, 4.0, rng.uniform(-9, 9)])!r})" for _ in "ab"]
        rows.add(f"{z[0]} {rng.choice(['+', '-', '*', '/', '==', '!='])} {z[1]}")
        rows.add(f"{z[0]} ** {rng.choice(['2', '3', '-1', '0', '-3', '10'])}")
        rows.add(f"{rng.choice(['abs', 'hash', 'repr', 'bool'])}({z[0]})")


def strings(rows, rng):
    texts = STRS + ["'  pad  '", "'a,b,,c'", "'line1\\nline2\\r\\nline3\\x0b4'", "'aXbXc'", "'aaa'", "'ab' * 3", "'Hello World'", "'ǅ ß ﬁ'", "'ΑΣ ΑΣ.'", "'123'", "'½²'", "'٣'", "'\\u00a0x\\u2003'", "'tab\\there'",
                    "'\\x00\\x7f\\x80\\xff'", "'\\ud800'", "'😀 emoji 😀'", "\"it's\"", "'\"q\"'", "'\\'\"'", "'_id1'", "'İı'", "'ⅷ'", "'ABC'", "'+42'", "'-7'", "'x' * 70"]
    noargs = ["capitalize", "casefold", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "lower", "lstrip", "rstrip",
              "strip", "split", "rsplit", "splitlines", "swapcase", "title", "upper", "expandtabs", "encode"]
    for t in texts:
        for m in noargs:
            if "ud800" in t and m == "encode":
                continue
            rows.add(f"({t}).{m}()")
        for f in ("len({})", "repr({})", "ascii({})", "bool({})", "list({})", "{}[::-1]", "{}[0]", "{}[-1]", "{}[1:3]", "{}[-3::2]", "sorted({})", "set({}) == set()", "'%s|%r' % ({0}, {0})"):
            rows.add(f.format("(" + t + ")"))
    subs = ["''", "'a'", "'b'", "','", "' '", "'aa'", "'X'", "'ö'", "'本'", "'zz'", "'lo'", "None", "1", "'ab'"]
    for _ in range(900):
        t, s, s2 = rng.choice(texts), rng.choice(subs), rng.choice(subs)
        n, k = rng.randint(-6, 9), rng.randint(-6, 12)
        m = rng.choice([f"find({s})", f"rfind({s}, {n})", f"index({s}, {n}, {k})", f"rindex({s})", f"count({s})", f"count({s}, {n}, {k})", f"replace({s}, {s2})", f"replace({s}, {s2}, {n})", f"split({s})",
                        f"split({s}, {n})", f"rsplit({s}, {n})", f"partition({s})", f"rpartition({s})", f"startswith({s})", f"endswith({s}, {n}, {k})", f"startswith(({s}, {s2}))", f"strip({s})", f"lstrip({s})",
                        f"rstrip({s})", f"removeprefix({s})", f"removesuffix({s})", f"center({k}, {s})", f"ljust({k})", f"rjust({k}, '*')", f"center({k})", f"zfill({k})", f"splitlines(True)", f"expandtabs({n})",
                        f"join(['x', 'y', {s}])", f"join({s})", f"split(None, {n})", f"rsplit(None, {n})", f"split(sep={s}, maxsplit=1)"])
        rows.add(f"({t}).{m}")
    for _ in range(300):
        t, u = rng.choice(texts), rng.choice(texts)
        a, b, c = (rng.choice(["", "0", "1", "-1", "3", "-3", "100", "-100", "2"]) for _ in "abc")
        rows.add(f"({t})[{a}:{b}" + (f":{c}]" if c not in ("", "0") else "]"))
        rows.add(f"({t}) {rng.choice(['+', '<', '<=', '==', '!=', '>', 'in', '>='])} ({u})")
        rows.add(f"({t}) * {rng.randint(-1, 4)}")
    ranges = [(0, 0x250), (0x370, 0x520), (0x1e00, 0x2000), (0x2100, 0x2200), (0x10a0, 0x1100), (0x13a0, 0x1400), (0xab70, 0xabc0), (0xfb00, 0xfb20), (0x10400, 0x10450), (0x1f00, 0x1fff), (0x600, 0x700), (0x2c00, 0x2d00)]
    for lo, hi in ranges:
        for _ in range(25):
            c = chr(rng.randrange(lo, hi))
            if c in "\n\t\r" or c in "'\\":
                continue
            e = f"chr({ord(c)})"
            rows.add(f"({e}.lower(), {e}.upper(), {e}.title(), {e}.casefold(), {e}.swapcase(), {e}.isalpha(), {e}.isdigit(), {e}.isspace(), {e}.isupper(), {e}.islower(), {e}.isnumeric(), {e}.isprintable())")
    for text in ("str.maketrans('abc', 'xyz')", "'aabbcc'.translate(str.maketrans('ab', 'xy', 'c'))", "'abc'.translate({97: 'ZZ', 98: None, 99: 100})", "str.maketrans({'a': 1, 98: 'x'})", "str.maketrans(1)",
                 "str.maketrans('a', 'bc')", "'a'.translate(1)", "str.join(',', ['a', 'b'])", "str.upper('abc')", "str.upper(1)", "str.upper()", "'é'.encode('ascii')", "'é'.encode('latin-1')", "'é'.encode('nope')",
                 "b'\\xff'.decode()", "b'caf\\xc3\\xa9'.decode()", "b'abc'.decode('ascii')", "'a'.center()", "'a'.center('x')", "'a'.ljust(5, 'ab')", "'a'.join()", "'a'.replace('b')", "'a'.upper(1)",
                 "'a'['b']", "'a'[5]", "''[0]", "'a'['x':]", "'a' 'b'", "str(b'abc', 'utf-8')", "str(1.5)", "str([1, 'a', None])", "str(None)", "str()", "str(object=5)", "str(1, 2)", "'%s' % ('é' * 3)",
                 "'abc'.index('x')", "'abc'.count()", "'a'.splitlines(1, 2)", "'abc'.foo", "'abc'.upper.__name__", "'a'.__class__", "'a' < 'b' < 'c'", "'b' < 'a' < 'c'", "b'abc'[0]", "b'abc'[1:]", "b'a' + b'b'",
                 "b'ab' * 2", "b'a' in b'abc'", "97 in b'abc'", "list(b'abc')", "b'\\x00\\'\"'", "bytes(3)", "bytes([1, 2])", "bytes('é', 'utf-8')", "b'a' == 'a'", "b'abc'.hex()", "len(b'abc')", "bytes([300])", "bytes('a')"):
        rows.add(text)


def containers(rows, rng):
    items = ["1", "2", "3", "-1", "2.5", "1.0", "'a'", "'b'", "None", "True", "(1, 2)", "[1]", "nan", "0"]
    lists = ["[]", "[1, 2, 3]", "[3, 1, 2]", "[1.5, 0.5]", "[1, 'a', None]", "[1, 2.5]", "[[1], [2]]", "['b', 'a', 'c']", "[True, False]", "list(range(10))", "[0.0, -0.0, 1.0]", "[5] * 4", "[(2, 'x'), (1, 'y')]"]
    calls = ["append({})", "extend([{}, {}])", "insert({n}, {})", "pop()", "pop({n})", "remove({})", "index({})", "index({}, {n})", "count({})", "sort()", "sort(reverse=True)", "sort(key=str)", "reverse()", "copy()",
             "clear()", "extend('xy')", "extend({})", "insert({n}, 1.5)", "append(1.5)", "append('s')", "sort(key=len)", "sort(key=abs, reverse=True)"]
    for _ in range(700):
        c = rng.choice(calls).replace("{n}", str(rng.randint(-4, 5)))
        while "{}" in c:
            c = c.replace("{}", rng.choice(items[:-2] + ["0"]), 1)
        rows.add(f"[(x := {rng.choice(lists)}), x.{c}, x]")
    for _ in range(500):
        t = rng.choice(lists + ["(1, 2, 3)", "()", "('a', 2.5)", "range(10)", "range(5, -5, -2)", "range(0)"])
        a, b, c = (rng.choice(["", "0", "1", "-1", "3", "-3", "100", "-100", "2"]) for _ in "abc")
        rows.add(f"({t})[{a}:{b}" + (f":{c}]" if c not in ("", "0") else "]"))
        rows.add(f"({t})[{rng.randint(-5, 5)}]")
        u = rng.choice(lists + ["(1, 2, 3)", "()"])
        rows.add(f"({t}) {rng.choice(['+', '<', '==', '!=', '>=', '<=', '>'])} ({u})")
        rows.add(f"{rng.choice(items[:-2])} in ({t})")
        rows.add(f"({t}) * {rng.randint(-1, 3)}")
    ints = lambda: ", ".join(str(rng.randint(-rng.choice([3, 10, 100, 10**6, 2**62]), rng.choice([3, 10, 100, 10**6, 2**62]))) for _ in range(rng.randint(0, 22)))
    for _ in range(250):
        a, b = "[" + ints() + "]", "[" + ints() + "]"
        rows.add(f"set({a})")
        o = rng.choice("|&-^")
        rows.add(f"set({a}) {o} set({b})")
        rows.add(f"frozenset({a}) {o} set({b})")
        rows.add(f"[(s := set({a})), s.{rng.choice(['update', 'difference_update', 'intersection_update', 'symmetric_difference_update'])}({b}), s]")
        rows.add(f"sorted({a})")
        rows.add(f"dict.fromkeys({a})")
        rows.add(f"set({a}) {rng.choice(['<', '<=', '==', '!=', '>', '>='])} set({b})")
        rows.add(f"hash(tuple({a}))")
        rows.add(f"hash(frozenset({a}))")
        rows.add(f"[(s := set({a})), s.{rng.choice(['add', 'discard'])}({rng.randint(-5, 5)}), s]")
        rows.add(f"(min({a}), max({a}))")
        rows.add(f"[(s := set({a})), s.pop(), s.pop(), s]")
    for _ in range(250):
        fl = "[" + ", ".join(repr(rng.choice([0.5, -0.0, 0.0, 1.0, 2.0, 1e300, rng.uniform(-5, 5), 10.0**rng.randint(-20, 20)])) for _ in range(rng.randint(0, 12))) + "]"
        rows.add(f"sorted({fl})")
        rows.add(f"sorted({fl}, reverse=True)")
        rows.add(f"sum({fl})")
        rows.add(f"set({fl})")
        rows.add(f"{fl}.count(0)")
    dicts = ["{}", "{'a': 1}", "{'a': 1, 'b': 2}", "{1: 'x', 2.0: 'y', True: 'z'}", "{(1, 2): [3]}", "dict(a=1, b=2)", "dict([('k', 'v')])", "{None: None}"]
    dcalls = ["get({})", "get({}, 9)", "pop({})", "pop({}, 9)", "popitem()", "setdefault({})", "setdefault({}, 5)", "update({{'z': 26}})", "update(q=1)", "update([(1, 2)])", "copy()", "clear()", "keys()", "values()", "items()",
              "fromkeys([1, 2], 0)", "update([1])", "update(1)", "update([(1, 2, 3)])"]
    keys = ["'a'", "'b'", "1", "2", "None", "(1, 2)", "1.0", "[]", "'zz'"]
    for _ in range(400):
        c = rng.choice(dcalls).format(rng.choice(keys))
        rows.add(f"[(d := {rng.choice(dicts)}), d.{c}, d]")
        rows.add(f"({rng.choice(dicts)})[{rng.choice(keys)}]")
        rows.add(f"{rng.choice(keys)} in {rng.choice(dicts)}")
        rows.add(f"{rng.choice(dicts)} {rng.choice(['|', '==', '!=', '<'])} {rng.choice(dicts)}")
        rows.add(f"list({rng.choice(dicts)}.{rng.choice(['keys', 'values', 'items'])}())")
        rows.add(f"len({rng.choice(dicts)})")
        ints1, ints2 = (f"dict.fromkeys({[rng.randint(-9, 9) for _ in range(rng.randint(0, 5))]})" for _ in "ab")
        rows.add(f"{ints1}.keys() {rng.choice(['&', '|', '-', '^', '==', '<='])} {ints2}.keys()")
    for text in ("[(x := [1]), x.append(x), repr(x), x.clear()][2]", "[(d := {}), d.update(a=d), repr(d), d.clear()][2]", "[(x := []), x.append((x,)), repr(x), x.clear()][2]", "(1,)", "((),)", "[[]]", "{1: {2: {}}}", "{frozenset({1})}", "[None, True, ...]",
                 "[1, 2][5]", "(1,)['a']", "[1]['a']", "{}[1]", "{'k': 1}['q']", "{}['it\\'s']", "{[]: 1}", "{{}}", "hash([])", "hash({})", "hash(set())", "hash((1, []))", "set().pop()", "{}.popitem()", "[].pop()",
                 "slice(1, 2, 3)", "slice(5)", "slice(1, None).indices(10)", "slice(None, None, -1).indices(5)", "range(10)[2:5]", "range(0, 10, 3)", "range(3) == range(0, 3, 1)", "5 in range(0, 10, 5)", "2.0 in range(5)",
                 "range(10).index(3)", "range(10).index(30)", "range(10).count(3)", "len(range(-5, 20, 7))", "range(2**62, 2**62 + 5)[-1]", "list(range(5, 0, -2))", "hash(range(3)) == hash(range(3))", "range(1.5)", "range(1, 2, 0)",
                 "range()", "range(1, 2, 3, 4)", "{1, 2} | [1]", "{1} < {1, 2}", "{1, 2}.issubset([1, 2, 3])", "{1, 2}.issuperset([1])", "{1}.isdisjoint([2])", "{1, 2}.union([3], (4,))", "{1, 2, 3}.intersection([2, 3], [3])",
                 "{1, 2, 3}.difference([2])", "{1, 2}.symmetric_difference([2, 3])", "set([1, 2]).remove(5)", "frozenset([1, 2])", "frozenset()", "set()", "{frozenset({1, 2}): 3}[frozenset({2, 1})]", "(1, 2).index(3)", "(1, 2).count(1)",
                 "(1, 2) + (3,)", "(1, 2) < (1, 2, 3)", "(1, 2) == [1, 2]", "[1, 2] < [1, 'a']", "[1, 'a'].sort()", "sorted([3, 'a'])", "[1].sort(1)", "[1].sort(foo=1)", "[1].index()", "[1].insert(1)", "[1].append()", "[].clear(1)",
                 "tuple('abc')", "list({'a': 1})", "set('a')", "tuple([1, 2])", "list(1)", "tuple(1, 2)", "dict([1])", "dict(1)", "{}.keys()", "{1: 2}.items()", "{1: 2}.values()", "[(n := float('nan')), n] == [n, n]",
                 "sorted('hello')", "sorted({3: 1, 1: 2})", "sorted([(1, 'b'), (1, 'a')])", "sorted(['B', 'a', 'C'], key=str.lower)", "sorted([1, 2, 3], reverse=True)", "sorted([])", "[3, 1, 2].sort()", "del_" if False else "1", "reversed([1, 2]).__class__",
                 "list(reversed([1, 2, 3]))", "list(reversed((1, 2)))", "list(reversed('abc'))", "list(reversed(range(5)))", "list(reversed({1: 2, 3: 4}))", "reversed({1})", "{True: 'a', 1: 'b', 1.0: 'c'}", "{0: 1, -0.0: 2, False: 3}",
                 "[1, 2, 3] == [1.0, 2.0, 3.0]", "hash(1) == hash(1.0) == hash(True)", "hash(2**61 - 1)", "hash(2**61)", "hash(-1)", "hash(0.5)", "hash(1e300)", "hash(float('inf'))", "hash(-2.5)", "hash(1 + 2j)", "hash(())", "hash((1, 2.5))"):
        rows.add(text)


def builtins(rows, rng):
    for text in """len([1, 2])|len(5)|len()|len(1, 2)|abs(-5)|abs(-2.5)|abs(3+4j)|abs('a')|min(3, 1, 2)|max([1, 5, 3])|min([])|max([], default=7)|max(1)|max()|min('b', 'a')|max([1, 2], key=str)|min(1, 2, default=3)|max(1, 'a')
sum([1, 2, 3])|sum([0.1] * 10)|sum([], 5)|sum([[1], [2]], [])|sum(['a'])|sum(['a'], '')|sum()|sum([1], 2, 3)|sum([True, 2.5])|sum([1, 2**62, 2**62, 2**62])|any([0, '', None])|any([0, 1])|all([])|all([1, 0])|any(5)
sorted()|sorted([1], 2)|sorted([2, 1], key=None)|sorted((3, 1))|list(enumerate('ab'))|list(enumerate('ab', 5))|list(enumerate('ab', start=1))|enumerate()|list(zip([1, 2], 'ab'))|list(zip([1], [1, 2], strict=True))
list(zip([1, 2], [1], strict=True))|list(zip([1], [1], [], strict=True))|list(zip())|zip(1)|list(map(str, [1, 2]))|list(map(pow, [2, 3], [3, 2]))|map(1)|list(map(1, [1]))|list(filter(None, [0, 1, '', 'a']))|list(filter(str.isdigit, '1a2'))|filter()
round(2.5)|round(3.5)|round(-2.5)|round(2.675, 2)|round(1234.5, -2)|round(5, -1)|round(15, -1)|round(25, -1)|round()|round(1, 2, 3)|round(1, x=1)|round('a')|round(1.5, 'a')|round(1.5, ndigits=0)|round(float('nan'))|round(float('inf'))|round(1.5, None)
divmod(7, 2)|divmod(-7, 2)|divmod(7.5, 2)|divmod(1, 0)|divmod(1.0, 0)|divmod(1, 'a')|pow(2, 10)|pow(2, -1)|pow(2, 10, 1000)|pow(3, -1, 7)|pow(2, 3, 0)|pow(2, -1, 4)|pow(2.0, 1, 1)|pow('a', 2)|pow(0, -1)|pow(2, 0.5)|pow(-8, 1/3)
repr('a')|str(1.0)|ascii('é')|chr(97)|chr(8364)|chr(-1)|chr(0x110000)|ord('a')|ord('€')|ord('ab')|ord(1)|ord('')|hex(255)|hex(-255)|oct(8)|bin(5)|bin(-5)|hex(1.5)|bin('a')|hash('a') == hash('a')|id(1) == id(1)|format(3.14159, '.2f')|format(1)|format(1, 2)
isinstance(1, int)|isinstance(True, int)|isinstance(1, (str, int))|isinstance(1.0, int)|isinstance(1, 1)|issubclass(bool, int)|issubclass(int, (str, object))|issubclass(1, int)|isinstance([], object)|callable(len)|callable(1)|callable(int)
getattr(1, 'real')|getattr(1, 'foo')|getattr(1, 'foo', 5)|getattr(1, 1)|hasattr(1, 'real')|hasattr(1, 'foo')|setattr(1, 'x', 2)|setattr([], 'append', 2)|delattr(1, 'x')|setattr(int, 'x', 1)
next(iter([1]))|next(iter([]))|next(iter([]), 'd')|next(1)|iter(1)|iter(1, 2)|list(iter([1, 2]))|list(iter({}.copy, {}))|type(1)|type(1.0)|type('a')|type(None)|type([])|type(type)|type(len)|type(1, 2)|type(...)|type(range(1))|type({}.keys())|type(1j)
int()|int(5)|int(2.9)|int(-2.9)|int(True)|int('5')|int([])|int(None)|int(1, 2)|int('1', 2, 3)|int(float('nan'))|int(float('inf'))|int(1e30)|int(x=1)|int(base=2)|float()|float(5)|float('1.5')|float([])|float(None)|float('x')|float(1, 2)|float(x=1)
bool()|bool([])|bool('a')|bool(0.0)|bool(1, 2)|bool(float('nan'))|complex()|complex(1)|complex(1, 2)|complex(1.5, -0.0)|complex('1+2j')|complex(1j, 1j)|complex([])|complex(1, 'a')|complex('1', 2)|complex(1, [])|complex(imag=2)|complex(real=1, imag=3)
list()|list('ab')|list(1, 2)|tuple()|tuple([1])|set('a')|frozenset([1])|dict()|dict(a=1)|dict({1: 2})|dict([(1, 2)], b=3)|dict(1, 2)|range(5)|range(1, 5)|range(1, 10, 3)|slice(5)|slice()|slice(1, 2, 3, 4)|object(1)|bytes(b'a')|bytes(-1)|bytes(1.5)
str.upper|list.append|len|[].append == [].append|int.__name__|(1).__class__|list.__name__|print(x=1)|print(sep=1)|ValueError('a')|ValueError()|ValueError('a', 1)|KeyError('k')|str(KeyError('k'))|str(ValueError('a', 1))|str(ValueError())|repr(KeyError(1))
ValueError('x').args|ValueError(x=1)|OSError(2, 'No such file', 'f')|str(OSError(2, 'No such file', 'f'))|str(OSError(2, 'x'))|OSError(2, 'x').errno|StopIteration(5).value|SystemExit(3).code|ValueError.__name__|ValueError.__mro__|isinstance(KeyError(), LookupError)
issubclass(ZeroDivisionError, ArithmeticError)|ValueError('a').foo|ValueError('a').__cause__|ValueError('a').__context__|ValueError('a').with_traceback(None)|ValueError('a') == ValueError('a')|1 .real|True + True|True & False|True ^ True|~True
-True|True == 1|True is True|None is None|None == 0|... is ...|1 < 2 < 3|1 < 3 < 2|1 == 1.0|2**53 == 2.0**53|2**53 + 1 == 2.0**53|9007199254740993 > 9007199254740992.0|9223372036854775807 < 9.3e18|9223372036854775807 == 9223372036854775807.0|1 < float('nan')
float('nan') == float('nan')|'a' in 'abc'|1 in 'a'|'a' in 1|1 in [1.0]|1()|'a'()|None()|(1).foo|[].foo|list.foo|None.foo|[1][0](1)|1[0]|None[0]|len[0]|int[0]|1 + None|None + 1|'a' + 1|1 + 'a'|[] + 1|() + 1|'a' * 'b'|[1] * 1.5|'a' % 1
-'a'|+'a'|~1.5|~'a'|1 @ 2|1 << -1|1 >> -1|1 << 63|1 << 62|-1 << 63|1 // 0|1 % 0|1 / 0|1.0 / 0|1.0 // 0|1.0 % 0|0 ** -1|0.0 ** -1|1e308 * 10|2.0 ** 10000|10.0 ** 400|(-8) ** (1/3)|(-1) ** 0.5|2 ** 0.5|2 ** 63|2 ** 62|(-2) ** 63|3 ** 40|7 // -2|7 % -2|-7 % 2|7.5 // 2
-7.5 // 2|7.5 % -2|1e300 // 1e-300|5.0 % float('inf')|-5.0 % float('inf')|float('inf') % 5|0.0 // -5|-0.0 // 5|1e16 + 1|0.1 + 0.2|1 / 3|10 / 2|9007199254740993 / 1|9223372036854775807 / 3|1 / 9223372036854775807|-9223372036854775808 / 7""".replace("\n", "|").split("|"):
        rows.add(text)


def math_rows(rows, rng):
    one = "acos acosh asin asinh atan atanh cbrt ceil cos cosh degrees erf erfc exp exp2 expm1 fabs factorial floor frexp gamma isfinite isinf isnan isqrt lgamma log log10 log1p log2 modf radians sin sinh sqrt tan tanh trunc ulp".split()
    exact = "ceil factorial fabs floor frexp isfinite isinf isnan isqrt modf sqrt trunc ulp degrees radians exp exp2 log log2".split()
    values = FLOATS + ["2.0", "-2.0", "0.25", "10.0", "710.0", "-750.0", "3", "0", "-1", "20", "21", "'a'", "None", "True", "100", "1e17", "2.5", "-3.0", "1e19", "[1]"]
    for f in one:
        for v in values:
            a = answer(f"math.{f}({v})")
            if f in exact or a.startswith("!") or a in ("inf", "-inf", "nan", "0.0", "-0.0", "1.0", "-1.0"):
                rows.add(f"math.{f}({v})")
    for text in """math.pi|math.e|math.tau|math.inf|math.nan|math.gcd(12, 18)|math.gcd()|math.gcd(0, -5)|math.gcd(12, 18, 27)|math.gcd(1.5)|math.lcm(4, 6)|math.lcm()|math.lcm(0, 5)|math.lcm(-4, 6)|math.comb(5, 2)|math.comb(60, 30)|math.comb(5, 6)|math.comb(-1, 2)|math.comb(5, -1)
math.perm(5, 2)|math.perm(5)|math.perm(5, 6)|math.perm(-1)|math.perm(20)|math.perm(21)|math.fsum([0.1] * 10)|math.fsum([1e308, 1e308])|math.fsum([1e308, -1e308, 1])|math.fsum([1, 2.5])|math.fsum([float('inf'), 1])|math.fsum([float('inf'), float('-inf')])|math.fsum([])
math.fsum([1e16, 1, -1e16])|math.fsum(1)|math.fsum(['a'])|math.prod([1, 2, 3])|math.prod([], start=5)|math.prod([1.5, 2])|math.prod([])|math.prod(['a'])|math.dist([1, 2], [4, 6])|math.dist([1], [1, 2])|math.dist((0.0,), (5.0,))|math.hypot(3, 4)|math.hypot()|math.hypot(1, 2, 2)|math.hypot(float('inf'), float('nan'))
math.isclose(1, 1.0000000001)|math.isclose(1, 1.1)|math.isclose(1, 2, rel_tol=0.5)|math.isclose(0, 1e-10)|math.isclose(0, 1e-10, abs_tol=1e-9)|math.isclose(1, 1, rel_tol=-1)|math.isclose(float('inf'), float('inf'))|math.isclose(1, float('nan'))|math.log(8, 2)|math.log(100, 10)|math.log(0)|math.log(-1)
math.log(1, 0)|math.log(8, 1)|math.log(2.0, 10)|math.log()|math.log(1, 2, 3)|math.log('a')|math.log(0, 5)|math.log2(8)|math.log10(1000)|math.log10(0)|math.pow(2, 3)|math.pow(0, -1)|math.pow(-8, 0.5)|math.pow(1e200, 2)|math.pow(2, 'a')|math.pow(float('nan'), 0)|math.pow(1, float('nan'))|math.pow(-1, float('inf'))
math.atan2(0.0, -0.0)|math.atan2(-0.0, 1.0)|math.atan2(1, 0)|math.copysign(1, -0.0)|math.copysign(-3.5, 2)|math.fmod(7, 3)|math.fmod(-7, 3)|math.fmod(1, 0)|math.fmod(float('inf'), 1)|math.fmod(5, float('inf'))|math.remainder(7, 3)|math.remainder(5, 2)|math.remainder(1, 0)|math.remainder(1, float('inf'))|math.ldexp(1.5, 3)
math.ldexp(1, 5000)|math.ldexp(1, -5000)|math.ldexp(1, 2.5)|math.ldexp(0.0, 99999)|math.nextafter(1, 2)|math.nextafter(0, -1)|math.nextafter(1, 1)|math.sqrt(-1)|math.sqrt('a')|math.sqrt()|math.sqrt(1, 2)|math.sqrt(x=1)|math.exp(1000)|math.exp(-1000)|math.factorial(20)|math.factorial(21)|math.factorial(-1)|math.factorial(2.5)
math.floor(-1.5)|math.ceil(-1.5)|math.trunc(-1.5)|math.floor(1e300)|math.ceil(float('nan'))|math.floor(float('inf'))|math.trunc('a')|math.isqrt(10**18)|math.isqrt(9223372036854775807)|math.isqrt(-1)|math.foo|math.sqrt|math.__name__|math.floor(True)|math.ceil(5)|math.sqrt(True)|math.cbrt(-8)
math.degrees(math.pi)|math.radians(180)|math.modf(-3.25)|math.frexp(8.0)|math.frexp(0.0)|math.frexp(float('inf'))|math.ulp(1.0)|math.ulp(0.0)|math.tan(math.inf)|math.gamma(5)|math.gamma(0)|math.gamma(-1)|math.gamma(171.5)|math.gamma(172)|math.lgamma(0)|math.lgamma(-2)|math.lgamma(1e306)|math.erf(0)|math.sumprod([1], [2])""".replace("\n", "|").split("|"):
        rows.add(text)
    for _ in range(300):
        x = random_double(rng)
        if x == x and abs(x) != math.inf:
            for f in rng.sample(["exp", "log", "sqrt", "floor", "modf", "frexp", "exp2", "log2", "ulp"], 3):
                rows.add(f"math.{f}({x!r})")
        n, k = rng.randint(0, 70), rng.randint(0, 40)
        rows.add(f"math.comb({n}, {k})")
        rows.add(f"math.perm({n}, {k % 12})")
        rows.add(f"math.gcd({rng.randint(-10**12, 10**12)}, {rng.randint(0, 10**9)})")
        rows.add(f"math.isqrt({rng.randint(0, 2**rng.randint(1, 63))})")
        xs = "[" + ", ".join(repr(rng.choice([-1, 1]) * 10.0**rng.randint(-18, 18) * rng.random()) for _ in range(rng.randint(1, 9))) + "]"
        rows.add(f"math.fsum({xs})")


def main():
    folder = sys.argv[1]
    for name, fill in (("formats", formats), ("floats", floats), ("numbers", numbers), ("strings", strings), ("containers", containers), ("builtins", builtins), ("math", math_rows)):
        rows = Rows(folder, name)
        fill(rows, random.Random(name))
        print(name, rows.save(None if "--all" in sys.argv else 42_000), "rows")


if __name__ == "__main__":
    main()
