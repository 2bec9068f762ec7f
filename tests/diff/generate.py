"""Random typed programs: functions over ints, floats, bools, tuples, arrays, lists and dicts that call each other, whose results
are printed exactly (ints, bits of floats, exceptions by type). Every program means the same under its oracle.

Each function is a text with `@njit` lines that the runner keeps or takes out: as driver code it has Python's meaning, as a kernel
Numba's. Ints are kept small enough (masked) that no dialect overflows, unless the program is about wrapping (then kernels only).
Loops are bounded; what can raise is allowed to: the exception's type is the result."""
import random

INT, FLOAT, BOOL = "int", "float", "bool"


class Maker:
    def __init__(self, seed, features):
        self.r = random.Random(seed)
        self.features = features
        self.lines = []
        self.functions = []  # (name, parameter types, result type)

    def pick(self, *options):
        return self.r.choice(options)

    def chance(self, p):
        return self.r.random() < p


class Body(Maker):
    """One function being written; `env` maps a type to the variables of it that are set on every path."""

    def __init__(self, maker, name, params):
        self.__dict__.update(maker.__dict__)
        self.name = name
        self.env = {INT: [], FLOAT: [], BOOL: [], "ints": [], "floats": [], "list": [], "dict": [], "tuple": []}
        self.frozen = set()  # loop variables: never assigned
        for p, t in params:
            self.env[t].append(p)
        self.text = []
        self.fresh = 0
        self.depth = 0
        self.in_prange = False
        self.loops = 0

    def line(self, text):
        self.text.append("    " * (self.depth + 1) + text)

    def new(self, prefix):
        self.fresh += 1
        return f"{prefix}{self.fresh}"

    # --- expressions
    def int_(self, d=0):
        if d > 3 or self.chance(0.25):
            return self.int_leaf()
        k = self.r.randrange(19)
        a, b = self.int_(d + 1), self.int_(d + 1)
        if k < 6:
            return f"(({a} {self.pick('+', '-', '*')} {b}) & {self.pick(0xFFFF, 0x7FFFF, 255)})" if self.chance(0.5) else f"(({a} {self.pick('+', '-')} {b}) % {self.pick(7, 1000, 97)})"
        if k == 6:
            return f"({a} // {self.divisor(b)})"
        if k == 7:
            return f"({a} % {self.divisor(b)})"
        if k == 8:
            return f"({a} {self.pick('&', '|', '^')} {b})"
        if k == 9:
            return f"(({a} & 1023) << ({b} & 7))"
        if k == 10:
            return f"({a} >> ({b} & 15))"
        if k == 11:
            return f"({a} if {self.bool_(d + 1)} else {b})"
        if k == 12:
            return f"{self.pick('min', 'max')}({a}, {b})"
        if k == 13:
            return f"abs({a})"
        if k == 14:
            return f"int({self.clamped(self.float_(d + 1))})"
        if k == 15:
            return f"(({a} % 13) ** {self.r.randrange(4)})"
        if k == 16:
            return f"(-{a})" if self.chance(0.5) else f"(~{a})"
        if k == 17 and self.callees(INT):
            return self.call(self.r.choice(self.callees(INT)), d)
        return self.int_leaf()

    def divisor(self, text):
        return text if self.chance(0.08) else f"(({text} & 15) + 1)" if self.chance(0.6) else f"(-(({text} & 7) + 1))"

    def clamped(self, text):
        return f"min(max({text}, -1000.0), 1000.0)"

    def int_leaf(self):
        options = []
        if self.env[INT]:
            options += [self.r.choice(self.env[INT])] * 4
        if self.env["ints"]:
            options.append(self.item("ints"))
        if self.env["list"]:
            options += [self.item("list"), f"len({self.r.choice(self.env['list'])})"]
        if self.env["dict"]:
            options.append(f"{self.r.choice(self.env['dict'])}.get({self.r.randrange(6)}, {self.r.randrange(9)})")
        if self.env["tuple"]:
            options.append(f"{self.r.choice(self.env['tuple'])}[0]")
        options.append(str(self.r.choice([0, 1, 2, 3, 5, 7, 10, 31, 100, -1, -4])))
        return self.r.choice(options)

    def item(self, kind):
        v = self.r.choice(self.env[kind])
        i = self.int_leaf_simple()
        if self.chance(0.05):
            return f"{v}[{i}]"
        return f"{v}[{i} % max(len({v}), 1)]" if kind == "list" else f"{v}[{i} % len({v})]"

    def int_leaf_simple(self):
        return self.r.choice(self.env[INT]) if self.env[INT] else str(self.r.randrange(5))

    def float_(self, d=0):
        if d > 3 or self.chance(0.25):
            return self.float_leaf()
        k = self.r.randrange(14)
        a = self.float_(d + 1)
        b = self.float_(d + 1) if self.chance(0.8) else self.int_(d + 1)
        if k < 5:
            return f"({a} {self.pick('+', '-', '*')} {b})"
        if k == 5:
            return f"({a} / {b})" if self.chance(0.1) else f"({a} / (abs({b}) + 1.5))"
        if k == 6:
            return f"({a} // (abs({b}) + 0.5))"
        if k == 7:
            return f"({a} % (abs({b}) + 0.5))"
        if k == 8:
            return f"math.sqrt(abs({a}))"
        if k == 9:
            return f"({a} if {self.bool_(d + 1)} else {self.float_(d + 1)})"
        if k == 10:
            return f"abs({a})" if self.chance(0.5) else f"(-{a})"
        if k == 11:
            return f"float({self.int_(d + 1)})"
        if k == 12:
            return f"({self.clamped(a)} ** {self.pick(2, 3)})"
        if self.callees(FLOAT):
            return self.call(self.r.choice(self.callees(FLOAT)), d)
        return self.float_leaf()

    def float_leaf(self):
        options = [repr(self.r.choice([0.0, 0.5, 1.0, 2.5, -1.25, 3.75, 1e-3, 100.0]))]
        if self.env[FLOAT]:
            options += [self.r.choice(self.env[FLOAT])] * 4
        if self.env["floats"]:
            options.append(self.item("floats"))
        if self.env["tuple"]:
            options.append(f"{self.r.choice(self.env['tuple'])}[1]")
        return self.r.choice(options)

    def bool_(self, d=0):
        k = self.r.randrange(7)
        if d > 3 or k < 3:
            return f"({self.int_(d + 2)} {self.pick('<', '<=', '>', '>=', '==', '!=')} {self.int_(d + 2)})"
        if k == 3:
            return f"({self.float_(d + 2)} {self.pick('<', '>', '<=')} {self.float_(d + 2)})"
        if k == 4:
            return f"({self.bool_(d + 1)} {self.pick('and', 'or')} {self.bool_(d + 1)})"
        if k == 5:
            return f"(not {self.bool_(d + 1)})"
        return f"({self.int_(d + 2)} < {self.int_(d + 2)} <= {self.int_(d + 2)})"

    def callees(self, t):
        return [] if self.loops > 1 else [f for f in self.functions if f[2] == t]

    def call(self, f, d):
        return f"{f[0]}({', '.join(self.argument(t, d) for _, t in f[1])})"

    def argument(self, t, d):
        if t == INT:
            return self.int_(d + 2)
        if t == FLOAT:
            return self.float_(d + 2)
        return self.r.choice(self.env[t]) if self.env[t] else {"ints": "np.zeros(3, np.int64)", "floats": "np.ones(3)"}[t]

    # --- statements
    def block(self, n):
        saved = {k: list(v) for k, v in self.env.items()}
        self.depth += 1
        for _ in range(n):
            self.statement()
        self.depth -= 1
        self.env = saved  # what a branch sets may be unset after it

    def assign(self, t):
        own = [v for v in self.env[t] if v not in self.frozen]
        name = self.r.choice(own) if own and self.chance(0.6) else self.new({INT: "i", FLOAT: "x", BOOL: "b"}[t])
        value = {INT: self.int_, FLOAT: self.float_, BOOL: self.bool_}[t]()
        if name in self.env[t] and self.chance(0.3) and t != BOOL:
            if t == INT:
                self.line(f"{name} = ({name} {self.pick('+', '-', '*', '^')} {value}) % {self.pick(1009, 65537)}")
            else:
                self.line(f"{name} {self.pick('+=', '-=')} {value}")
        else:
            self.line(f"{name} = {value}")
        if name not in self.env[t]:
            self.env[t].append(name)

    def statement(self):
        k = self.r.randrange(22)
        if k < 5 or self.depth > 3:
            self.assign(INT)
        elif k < 8:
            self.assign(FLOAT)
        elif k < 9:
            self.assign(BOOL)
        elif k < 12:
            self.line(f"if {self.bool_()}:")
            self.block(self.r.randrange(1, 4))
            if self.chance(0.5):
                self.line("else:")
                self.block(self.r.randrange(1, 3))
        elif k < 15:
            self.for_loop()
        elif k < 16:
            self.while_loop()
        elif k < 18:
            self.store()
        elif k == 18 and "tuple" in self.features:
            name = self.new("t")
            self.line(f"{name} = ({self.int_()}, {self.float_()})")
            self.env["tuple"].append(name)
        elif k == 19 and "list" in self.features and not self.loops:
            self.list_statement()
        elif k == 20 and "dict" in self.features and not self.loops:
            self.dict_statement()
        elif k == 21 and "try" in self.features and self.depth < 2 and not self.loops:
            self.line("try:")
            self.block(2)
            self.line("except Exception:")
            self.block(1)
        else:
            self.assign(INT)

    def for_loop(self):
        i = self.new("k")
        n = self.r.choice([str(self.r.randrange(1, 9)), f"({self.int_leaf()} % {self.r.randrange(2, 9)})"])
        head = self.r.choice([f"range({n})", f"range({self.r.randrange(3)}, {n})", f"range({n}, -1, -{self.r.randrange(1, 4)})"])
        self.line(f"for {i} in {head}:")
        self.loops += 1
        self.env[INT].append(i)
        self.frozen.add(i)
        self.block(self.r.randrange(1, 4))
        if self.chance(0.2):
            self.depth += 1
            self.line(f"if {i} == {self.r.randrange(5)}:")
            self.line("    " + self.pick("break", "continue"))
            self.depth -= 1
        self.env[INT].remove(i)
        self.loops -= 1
        if self.chance(0.15):
            self.line("else:")
            self.block(1)

    def while_loop(self):
        w = self.new("w")
        self.line(f"{w} = {self.r.randrange(1, 7)}")
        self.line(f"while {w} > 0:")
        self.loops += 1
        self.env[INT].append(w)
        self.frozen.add(w)
        self.depth += 1
        self.line(f"{w} -= 1")
        self.depth -= 1
        self.block(self.r.randrange(1, 4))
        self.loops -= 1

    def store(self):
        kind = self.pick("ints", "floats")
        if not self.env[kind]:
            return self.assign(FLOAT)
        v = self.r.choice(self.env[kind])
        value = f"({self.int_()}) % 1000003" if kind == "ints" else self.float_()
        if self.chance(0.2):
            self.line(f"{v}[1:] = {v}[:-1]")
        elif self.chance(0.3) and kind == "floats":
            self.line(f"{v}[{self.int_leaf_simple()} % len({v})] {self.pick('+=', '*=', '-=')} {value}")
        else:
            self.line(f"{v}[{self.int_leaf_simple()} % len({v})] = {value}")

    def list_statement(self):
        own = self.env["list"]
        if not own or self.chance(0.4):
            name = self.new("l")
            self.line(f"{name} = [{self.int_()}, {self.int_()}]" if self.chance(0.5) else
                      f"{name} = [({self.int_leaf_simple()} * c) % 11 for c in range({self.r.randrange(1, 6)})]")
            own.append(name)
        else:
            v = self.r.choice(own)
            self.line(self.r.choice([f"{v}.append({self.int_()})", f"{v}.reverse()", f"{v}.sort()", f"{v}.insert(0, {self.int_()})",
                                     f"{v}.extend([{self.int_()}])", f"{v}[0] = {self.int_()}"]))

    def dict_statement(self):
        own = self.env["dict"]
        if not own or self.chance(0.4):
            name = self.new("d")
            self.line(f"{name} = {{1: {self.int_()}, 2: {self.int_()}}}")
            own.append(name)
        else:
            self.line(f"{self.r.choice(own)}[({self.int_()}) % 8] = {self.int_()}")

    def prange(self):
        """A reduction and a private computation over arrays: the same for any number of threads."""
        acc, i, y = self.new("s"), self.new("p"), self.new("y")
        xs = self.r.choice(self.env["floats"])
        self.line(f"{acc} = {self.pick('0', '10')}")
        self.line(f"for {i} in prange(len({xs}) * {self.r.randrange(1, 60)}):")
        self.depth += 1
        self.line(f"{y} = {xs}[{i} % len({xs})] * {self.pick('1.0', '0.5', '2.0')}")
        self.line(f"if {y} > {self.pick('0.0', '1.0')}:")
        self.line(f"    {acc} += int({self.clamped(y)}) + ({i} % {self.r.randrange(2, 9)})")
        self.depth -= 1
        self.env[INT].append(acc)
        self.frozen.add(acc)


PARAMS = [(INT, INT), (INT, FLOAT), (FLOAT, FLOAT), (INT, "ints"), (FLOAT, "floats"), ("ints", "floats"), (INT, FLOAT, "floats")]
VALUES = {INT: ["0", "1", "7", "-3", "12", "1000"], FLOAT: ["0.0", "1.5", "-2.25", "10.0", "0.1"],
          "ints": ["np.array([3, -1, 4, 1, 5])", "np.arange(6)"], "floats": ["np.array([0.5, -1.5, 2.25])", "np.linspace(-1.0, 2.0, 7)"]}
PROLOGUE = """import math
import numpy as np
from numba import njit, prange

def show(v):
    if isinstance(v, tuple):
        return "(" + ", ".join([show(x) for x in v]) + ")"
    if isinstance(v, (bool, np.bool_)):
        return str(bool(v))
    if isinstance(v, (int, np.integer)):
        return str(int(v))
    return "nan" if v != v else repr(float(v))

def attempt(f, *args):
    try:
        out = show(f(*args))
    except Exception as e:
        out = type(e).__name__
    arrays = [" ".join([show(x) for x in a]) for a in args if isinstance(a, np.ndarray)]
    print(f.__name__, out, *arrays)
"""


def program(seed, features, functions=6):
    maker = Maker(seed, features)
    text, calls = [PROLOGUE], []
    for n in range(functions):
        types = maker.r.choice(PARAMS)
        params = [(f"a{i}", t) for i, t in enumerate(types)]
        parallel = "prange" in features and "floats" in types and maker.chance(0.4)
        body = Body(maker, f"f{n}", params)
        for _ in range(maker.r.randrange(2, 7)):
            body.statement()
        if parallel:
            body.prange()
        kind = maker.r.choice([INT, FLOAT])
        value = body.int_() if kind == INT else f"{body.float_()} + 0.0"
        body.line(f"return {value}")
        text.append(f"@njit{'(parallel=True)' if parallel else ''}\ndef f{n}({', '.join(p for p, _ in params)}):\n" + "\n".join(body.text) + "\n")
        maker.functions.append((f"f{n}", params, kind))
        for _ in range(3):
            calls.append(f"attempt(f{n}, {', '.join(maker.r.choice(VALUES[t]) for t in types)})")
    return "\n".join(text) + "\n" + "\n".join(calls) + "\n"


if __name__ == "__main__":
    import sys
    print(program(int(sys.argv[1]), set(sys.argv[2].split(",")) if len(sys.argv) > 2 else {"tuple", "prange"}))
