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


def pairs(names, types, thin):
    out = []
    k = 0
    for n in names:
        for a in types:
            for b in types:
                for x in EDGE[a]:
                    for y in EDGE[b]:
                        k += 1
                        if n == "n_floordiv" and y == -1 and abs(x) == 2**63:
                            continue  # INT_MIN // -1: Numba's numpy model gives 0, its python model INT_MIN
                        if k % thin == 0:
                            out.append((n, (a, x), (b, y)))
    return out


CASES = (
    pairs(["add", "sub", "mul", "eq"], ALL, 5)
    + pairs(["div"], REAL, 5)
    + pairs(["floordiv", "mod", "n_floordiv", "n_mod", "order", "minimum"], REAL, 7)
    + pairs(["band", "bor", "bxor"], INT, 5)
    + [c for c in pairs(["lshift", "rshift"], INT, 2) if 0 <= c[2][1] < 8 and c[2][0] != "b1"]
    + [(n, (t, v)) for n in ["unary", "absolute", "truth", "to_bool"] for t in ALL for v in EDGE[t] if not (n == "absolute" and t == "b1")]
    + [("invert", (t, v)) for t in INT for v in EDGE[t]]
    + [("to_int", (t, v)) for t in REAL for v in EDGE[t] if v == v and abs(v) < 1e18]
    + [("unify", (a, EDGE[a][1]), (b, EDGE[b][1]), ("b1", c)) for a in ALL for b in ALL for c in (0, 1)]
    + [("power", (a, x), (b, y)) for a in INT[1:] for b in INT[1:] for x in EDGE[a][:3] for y in (0, 1, 2, 5) if y >= 0]
)
