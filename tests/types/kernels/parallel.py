"""prange: reductions, privates, nesting, errors. Sums are exact in any order."""
import numpy as np
from numba import prange


def p_sum(a):
    s = 0.0
    for i in prange(len(a)):
        s += a[i]
    return s


def p_sum_int(a):
    s = 0
    for i in prange(a.shape[0]):
        s += a[i] * 2
    return s


def p_many(a):
    s = 0.0
    p = 1.0
    lo = a[0]
    hi = a[0]
    c = 0
    for i in prange(len(a)):
        x = a[i]
        s -= x
        if i < 8:
            p *= 2.0
        lo = min(lo, x)
        hi = max(hi, x)
        if x > 0:
            c += 1
    return s, p, lo, hi, c


def q_bits(a):
    x = 0
    y = -1
    z = 0
    for i in prange(len(a)):
        x |= a[i]
        y &= a[i]
        z ^= a[i]
    return x, y, z


def p_map(a):
    b = np.empty(len(a))
    for i in prange(len(a)):
        t = a[i] * 2
        if t < 0:
            t = -t
        b[i] = t
    return b


def p_2d(a):
    n, m = a.shape
    out = np.zeros((n, m))
    for i in prange(n):
        for j in range(m):
            acc = 0.0
            for k in range(m):
                acc += a[i, k] * a[i, j]
            out[i, j] = acc
    return out


def p_nested(a):
    s = 0.0
    for i in prange(a.shape[0]):
        for j in prange(a.shape[1]):
            s += a[i, j]
    return s


def p_continue(a):
    s = 0.0
    for i in prange(len(a)):
        if a[i] < 0:
            continue
        s += a[i]
    return s


def p_start_stop(a):
    s = 0.0
    for i in prange(2, len(a) - 1):
        s = s + a[i]
    return s


def p_two_loops(a):
    s = 0.0
    for i in prange(len(a)):
        s += a[i]
    m = s / len(a)
    v = 0.0
    for i in prange(len(a)):
        d = a[i] - m
        v += d * d
    return m, v


def p_private_array(a):
    n = len(a)
    out = np.zeros(n)
    for i in prange(n):
        t = np.zeros(3)
        for k in range(3):
            t[k] = a[i] + k
        out[i] = t[0] + t[1] + t[2]
    return out


def p_empty(a):
    s = 5.0
    for i in prange(0):
        s += a[i]
    return s


def p_raise(n, bad):
    s = 0
    for i in prange(n):
        if i == bad:
            raise ValueError("bad iteration")
        s += i
    return s


def p_index(a, n):
    for i in prange(n):
        a[i] = i
    return a[0]


def q_minmax_if(a):
    hi = -1e9
    lo = 1e9
    for i in prange(len(a)):
        if a[i] > hi:
            hi = a[i]
        if a[i] < lo:
            lo = a[i]
    return lo, hi


def p_float32(a):
    s = np.float32(0)
    for i in prange(len(a)):
        s += a[i]
    return s


def p_inner_while(n):
    total = 0
    for i in prange(1, n):
        x = i
        steps = 0
        while x != 1:
            if x % 2 == 0:
                x //= 2
            else:
                x = 3 * x + 1
            steps += 1
        total += steps
    return total


def helper(x):
    return x * x + 1


def p_calls(a):
    s = 0.0
    for i in prange(len(a)):
        s += helper(a[i])
    return s


A = ("arr", "f8", (1000,), 1)
CASES = [
    ("p_sum", A), ("p_sum", ("arr", "f8", (7,), 1)), ("p_sum", ("arr", "f8", (0,), 1)), ("p_sum", ("arr", "i4", (100,), 1)), ("p_sum_int", ("arr", "i8", (1000,), 1)),
    ("p_many", A), ("q_bits", ("arr", "i8", (100,), 1)), ("p_map", A), ("p_2d", ("arr", "f8", (20, 15), 1)), ("p_nested", ("arr", "f8", (20, 15), 1)), ("p_continue", A),
    ("p_start_stop", A), ("p_two_loops", ("arr", "f8", (1024,), 1)), ("p_private_array", A), ("p_empty", A), ("p_raise", ("i8", 1000), ("i8", -1)), ("p_raise", ("i8", 1000), ("i8", 500)),
    ("p_index", A, ("i8", 1000)), ("q_minmax_if", A), ("p_float32", ("arr", "f4", (1000,), 1)), ("p_inner_while", ("i8", 3000)), ("p_calls", A),
]
