import math

import numpy as np
from numba import prange

N = 10
SCALE = 2.5
SHAPE = (2, 3)


def scalar_sum(X, y):
    running_sum = 0
    for i in range(len(X)):
        running_sum += y * X[i]
    return running_sum


def p_pairwise_sum(X):
    running_sum = 0
    for i in prange(len(X)):
        running_sum += scalar_sum(X, X[i])
    return running_sum


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def is_even(n):
    if n == 0:
        return True
    return is_odd(n - 1)


def is_odd(n):
    if n == 0:
        return False
    return is_even(n - 1)


def mandel(x, y, maxit):
    c = complex(x, y)
    z = 0.0j
    for i in range(maxit):
        z = z * z + c
        if (z.real * z.real + z.imag * z.imag) >= 4:
            return i
    return maxit


def for_else(a, x):
    for i in range(len(a)):
        if a[i] == x:
            break
    else:
        return -1
    return i


def while_else(n):
    k = 0
    while n > 1:
        if n % 7 == 0:
            break
        n -= 1
        k += 1
    else:
        k = -k
    return k, n


def maybe_unset(n):
    for i in range(n):
        x = i * 2
    return x


def maybe_unset_if(c):
    if c:
        y = 3
    return y


def retype(n):
    x = n
    x = x * 1.5
    y = x
    x = (x, n)
    return x[0] + y, x[1]


def unify_in_loop(n):
    s = 0
    for i in range(n):
        if i % 2:
            s += 0.5
        else:
            s += 1
    return s


def tuples(a):
    n, m = a.shape
    (p, q), r = (n, 1.5), m
    t = (p, q, r, n * m)
    u = t[1:3] + (7,)
    return t[0], t[-1], u, len(t), u == (1.5, m, 7), (n, m) < (m, n)


def tuple_index(i):
    t = (10, 20, 30)
    return t[i]


def iterate(a):
    s = 0.0
    for i, row in enumerate(a):
        for x in row:
            s += x * i
    for x, y in zip(a[0], a[1]):
        s -= x * y
    for k in (1, 2, 3):
        s += k
    return s


def steps(lo, hi, st):
    c = 0
    last = -99
    for i in range(lo, hi, st):
        c += 1
        last = i
    return c, last


def defaults(x, y=3, z=1.5):
    return x * y + z


def call_defaults(x):
    return defaults(x), defaults(x, 4), defaults(x, z=0.5), defaults(y=2, x=x)


def varargs(*args):
    s = 0
    for i in range(len(args)):
        s += args[i]
    return s


def call_varargs(a, b):
    t = (a, b, 3)
    return varargs(a, b), varargs(*t), varargs(1)


def bool_values(a, b):
    return (a and b), (a or b), (not a), (a if a > b else b), 1 < a < b <= 10


def chained(a, b, c):
    return a < b < c, a == b != c


def globals_used(x):
    return x * N + SCALE + SHAPE[1]


def optional(n):
    if n > 0:
        return n
    return None


def none_arg(x, y=None):
    if y is None:
        return x
    return x + y


def call_none(x):
    return none_arg(x), none_arg(x, 2.5)


def apply(f, x):
    return f(x, 2)


def add2(a, b):
    return a + b


def mul2(a, b):
    return a * b


def higher(x):
    return apply(add2, x), apply(mul2, x)


def raises(n):
    if n > 2:
        raise ValueError("n is too large")
    if n < 0:
        raise IndexError
    assert n != 1, "n is one"
    assert n != 2
    return n


def nested_raise(n):
    s = 0
    for i in range(n):
        s += raises(i - 1)
    return s


def index_error(a, i):
    return a[i]


def store_error(a, i, v):
    a[i] = v
    return a[0]


def zero_div(a, b):
    return a / b, a // b, a % b


def div(a, b):
    return a / b


def floordiv(a, b):
    return a // b


def mod(a, b):
    return a % b


def n_div(a, b):
    return a / b, a // b, a % b


def casts(x):
    return int(x), float(x), bool(x), np.int8(x), np.uint8(x), np.float32(x), np.int64(x), np.uint64(x)


def typed_const(x):
    a = np.float32(0.1)
    b = a * np.float32(x)
    return b, a + x


def rounding(x):
    return round(x), round(x, 2), math.floor(x), math.ceil(x), math.trunc(x), abs(x), x ** 2, x ** -1


def minmax(a, b, c):
    return min(a, b), max(a, b, c), min((a, b, c)), divmod(a, b), pow(a, 2)


def bits(a, b):
    return a & b, a | b, a ^ b, ~a, a << 3, a >> 1


def shadow(input, bin):
    abs_ = input
    return abs_ + bin


def ternary_mixed(a):
    return 1 if a > 0 else 2.5


def aug(a):
    a[0] += 1
    a[-1] *= 2
    a[1] -= a[0]
    x = 5
    x //= 2
    x **= 3
    x %= 5
    x <<= 2
    x |= 1
    return x


def swap(a, i, j):
    a[i], a[j] = a[j], a[i]
    return a[i] - a[j]


def multi(n):
    a = b = n
    b += 1
    return a, b


def string_const():
    s = "abc"
    if s is None:
        return 1
    return 2


def infinite(n):
    while True:
        n -= 3
        if n < 0:
            return n


def continue_loop(n):
    s = 0
    i = 0
    while i < n:
        i += 1
        if i % 3 == 0:
            continue
        s += i
    return s


def complex_ops(z, w):
    return z + w, z * w, z / w, abs(z), z.conjugate(), z == w, -z, z ** 2


def finfo():
    return np.finfo(np.float64).eps, np.iinfo(np.int32).max, np.finfo(np.float32).max


def dtype_of(a):
    b = np.zeros(3, dtype=a.dtype)
    b[1] = 7
    c = np.ones((2, 2), np.int32)
    d = np.full(2, 1.5)
    e = np.empty_like(a)
    e[:] = 3
    f = np.full((2, 3), 4, dtype=np.float32)
    return b, c, d, e, f


CASES = [
    ("scalar_sum", ("arr", "f8", (10,), 1), ("f8", 1.5)), ("scalar_sum", ("arr", "i4", (10,), 1), ("i8", 3)),
    ("scalar_sum", ("arr", "f4", (10,), 1), ("f4", 0.5)), ("p_pairwise_sum", ("arr", "f8", (100,), 1)),
    ("fib", ("i8", 15)), ("is_even", ("i8", 10)), ("is_even", ("i8", 7)), ("mandel", ("f8", -0.5), ("f8", 0.6), ("i8", 100)),
    ("mandel", ("f8", 0.3), ("f8", 0.5), ("i8", 100)), ("for_else", ("arr", "i8", (11,), 0), ("i8", 3)),
    ("for_else", ("arr", "i8", (11,), 0), ("i8", 33)), ("while_else", ("i8", 20)), ("while_else", ("i8", 6)),
    ("maybe_unset", ("i8", 3)), ("retype", ("i8", 3)), ("unify_in_loop", ("i8", 7)),
    ("tuples", ("arr", "f8", (2, 3), 1)), ("tuple_index", ("i8", 1)), ("tuple_index", ("i8", -1)), ("tuple_index", ("i8", 3)),
    ("iterate", ("arr", "f8", (3, 4), 2)), ("steps", ("i8", 0), ("i8", 10), ("i8", 3)), ("steps", ("i8", 10), ("i8", 0), ("i8", -4)),
    ("steps", ("i8", 5), ("i8", 5), ("i8", 1)), ("steps", ("i8", 0), ("i8", -5), ("i8", 2)), ("steps", ("i8", 0), ("i8", 5), ("i8", 0)),
    ("call_defaults", ("i8", 5)), ("call_defaults", ("f8", 0.5)), ("call_varargs", ("i8", 1), ("i8", 2)),
    ("bool_values", ("i8", 3), ("i8", 5)), ("bool_values", ("i8", 0), ("i8", 5)), ("bool_values", ("f8", 2.0), ("i8", 5)),
    ("chained", ("i8", 1), ("f8", 2.0), ("i8", 3)), ("globals_used", ("i8", 4)), ("optional", ("i8", 4)), ("optional", ("i8", -4)),
    ("call_none", ("i8", 4)), ("higher", ("f8", 4.5)), ("raises", ("i8", 0)), ("raises", ("i8", 1)), ("raises", ("i8", 2)),
    ("raises", ("i8", 3)), ("raises", ("i8", -1)), ("nested_raise", ("i8", 1)), ("nested_raise", ("i8", 5)),
    ("index_error", ("arr", "f8", (5,), 1), ("i8", 4)), ("index_error", ("arr", "f8", (5,), 1), ("i8", -5)),
    ("index_error", ("arr", "f8", (5,), 1), ("i8", 5)), ("index_error", ("arr", "f8", (5,), 1), ("i8", -6)),
    ("store_error", ("arr", "i8", (5,), 1), ("i8", 2), ("f8", 2.75)), ("store_error", ("arr", "i8", (5,), 1), ("i8", 7), ("f8", 2.75)),
    ("store_error", ("arr", "u1", (5,), 1), ("i8", 0), ("f8", 300.0)), ("store_error", ("arr", "f4", (5,), 1), ("i8", 0), ("f8", 0.1)),
    ("zero_div", ("f8", 5.5), ("f8", -2.0)), ("zero_div", ("i8", -7), ("i8", 2)), ("zero_div", ("i8", 7), ("i8", -2)),
    ("zero_div", ("f4", 7.25), ("f4", -2)), ("div", ("f8", 1.0), ("f8", 0.0)), ("div", ("i8", 1), ("i8", 0)),
    ("floordiv", ("i8", 1), ("i8", 0)), ("floordiv", ("f8", 1.0), ("f8", 0.0)), ("mod", ("i8", 1), ("i8", 0)), ("mod", ("f8", 1.0), ("f8", 0.0)),
    ("n_div", ("f8", 1.0), ("f8", 0.0)), ("n_div", ("i8", 7), ("i8", -2)), ("n_div", ("f8", -7.5), ("f8", 2.0)),
    ("casts", ("f8", 300.7)), ("casts", ("f8", -1.5)), ("casts", ("i8", -1)), ("casts", ("i8", 511)), ("casts", ("f4", 0.1)),
    ("typed_const", ("f8", 3.3)), ("typed_const", ("f4", 3.3)), ("rounding", ("f8", 2.345)), ("rounding", ("f8", -2.5)), ("rounding", ("f4", 2.5)),
    ("minmax", ("i8", 7), ("i8", -3), ("i8", 9)), ("minmax", ("f8", 7.5), ("f8", -3.0), ("f8", 9.0)),
    ("bits", ("i8", 12), ("i8", -7)), ("bits", ("u1", 200), ("u1", 7)), ("bits", ("i4", -200), ("i8", 7)),
    ("shadow", ("i8", 1), ("i8", 2)), ("ternary_mixed", ("i8", 1)), ("ternary_mixed", ("i8", -1)), ("aug", ("arr", "f8", (4,), 1)), ("aug", ("arr", "i4", (4,), 1)),
    ("swap", ("arr", "f8", (4,), 1), ("i8", 0), ("i8", -1)), ("multi", ("i8", 4)), ("string_const",),
    ("infinite", ("i8", 40)), ("continue_loop", ("i8", 10)), ("complex_ops", ("c16", 1 + 2j), ("c16", -0.5 + 1j)), ("complex_ops", ("c8", 1 + 2j), ("c8", -0.5 + 1j)),
    ("finfo",), ("dtype_of", ("arr", "f4", (4,), 1)), ("dtype_of", ("arr", "i8", (2, 2), 1)),
]
