"""Tuples as arguments, results, accumulators."""
import numpy as np
from numba import njit


@njit
def swap(t):
    a, b = t
    return b, a


@njit
def stats(a):
    lo = hi = a[0]
    s = 0.0
    for x in a:
        lo = min(lo, x)
        hi = max(hi, x)
        s += x
    return lo, hi, s / len(a)


@njit
def nested(n):
    t = ((n, n + 1), (n * 0.5, (n, True)))
    (a, b), (c, (d, e)) = t
    return a + b + c + d, e, t


@njit
def accumulate(n):
    t = (0, 1.0)
    for i in range(n):
        t = (t[0] + i, t[1] * 2)
    return t


@njit
def compare(a, b):
    return a == b, a != b, a < b, a <= b, a > b, (a[0], 1) in ((1, 1), (2, 1))


@njit
def shape_of(a):
    n, m = a.shape
    return a.shape, (n, m) == a.shape, a.shape[::1] == (m, n), len(a.shape)


print(swap((1, 2.5)), swap((True, (1, 2))), stats(np.array([3.0, -1.0, 2.5])))
print(nested(3), accumulate(5), compare((1, 2), (1, 3)), compare((2, 2.5), (1, 3)))
print(shape_of(np.zeros((2, 3))))
a, b, c = stats(np.arange(5))
print(a, b, c)
