"""Every operator over pairs of dtypes at edge values."""


def add(a, b):
    return a + b


def sub(a, b):
    return a - b


def mul(a, b):
    return a * b


def div(a, b):
    return a / b


def floordiv(a, b):
    return a // b


def mod(a, b):
    return a % b


def n_floordiv(a, b):
    return a // b


def n_mod(a, b):
    return a % b


def power(a, b):
    return a**b


def lshift(a, b):
    return a << b


def rshift(a, b):
    return a >> b


def band(a, b):
    return a & b


def bor(a, b):
    return a | b


def bxor(a, b):
    return a ^ b


def eq(a, b):
    return a == b, a != b


def order(a, b):
    return a < b, a <= b, a > b, a >= b


def unary(a):
    return -a, +a, not a


def invert(a):
    return ~a


def minimum(a, b):
    return min(a, b), max(a, b)


def unify(a, b, c):
    return a if c else b


def absolute(a):
    return abs(a)


def truth(a):
    if a:
        return 1
    return 0


def to_int(a):
    return int(a)


def to_bool(a):
    return bool(a)


EDGE = {
    "b1": [0, 1], "i1": [-128, -1, 3, 127], "i2": [-32768, -7, 2, 32767], "i4": [-(2**31), -1, 5, 2**31 - 1],
    "i8": [-(2**63), -(2**53) - 1, -1, 0, 3, 62, 2**63 - 1], "u1": [0, 1, 200, 255], "u2": [0, 65535], "u4": [1, 2**32 - 1],
    "u8": [0, 7, 2**63, 2**64 - 1], "f4": [-1.5, 0.0, 2.0, 3.4e38], "f8": [-2.5, -0.0, 0.1, 3.0, 1e300, float("inf"), float("nan")],
    "c8": [1 - 2j, 0j], "c16": [0.5 + 1j, -3 + 0j],
}
INT = ["b1", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"]
REAL = INT + ["f4", "f8"]
ALL = REAL + ["c8", "c16"]


GRID = {**EDGE, "c8": [1 - 2j, -3 + 0.5j], "c16": [0.5 + 1j, -3 + 0j]}


def grid(names, left, right):
    """Every pair of types and, in one line, every pair of their values (but INT_MIN // -1: Numba gives 0, Quern INT_MIN)."""
    return [("*" + n, [(a, x) for x in GRID[a] if "floordiv" not in n or abs(x) != 2**63], [(b, y) for y in right(b, n)]) for n in names for a in left for b in ALL]


def plain(b, name):
    return GRID[b]


def shifts(b, name):  # what C leaves open is in kernels/basic.py
    return [y for y in (0, 1, 3, 7) if b != "b1" or y < 2]


def exponents(b, name):  # whose powers are exact, so that no library's last digit shows
    return {"b": [0, 1], "i": [0, 1, 2, 5], "u": [0, 1, 2, 5], "f": [0.0, 1.0, 2.0, 0.5, -1.0], "c": [1 + 0j, 2 + 0j]}[b[0]]


CASES = (
    grid(["add", "sub", "mul", "div", "floordiv", "mod", "eq", "order", "minimum", "band", "bor", "bxor"], ALL, plain)
    + grid(["n_floordiv", "n_mod"], ["f4", "f8", "u1", "u8", "i4"], plain)
    + grid(["lshift", "rshift"], ALL, shifts)
    + grid(["power"], ALL, exponents)
    + [("*" + n, [(t, v) for v in GRID[t]]) for n in ["unary", "absolute", "truth", "to_bool", "invert"] for t in ALL]
    + [("*to_int", [(t, v) for v in GRID[t] if t[0] == "c" or v == v and abs(v) < 1e18]) for t in ALL]
    + [("*unify", [(a, EDGE[a][1])], [(b, EDGE[b][1])], [("b1", 0), ("b1", 1)]) for a in ALL for b in ALL]
)
