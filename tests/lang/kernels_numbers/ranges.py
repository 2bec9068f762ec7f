# oracle: python
import numpy as np
from numba import njit


@njit
def f(n):
    r = range(n)
    s = 0
    for i in r:
        s += i
    for i in r:
        s += i
    return s, len(r), r[2], r[-1], 3 in r, 77 in r, r.start, r.stop, r.step, len(range(2, n, 3)), len(range(n, 0, -2))


@njit
def total(it):
    s = 0
    for x in it:
        s += x
    return s


@njit
def g(n):
    return total(range(n)), total(range(n, 0, -3)), int(total(np.arange(n))), sum(range(n)), total((1, 2, 3))


@njit
def h(n, up):
    r = range(n) if up else range(n - 1, -1, -1)
    out = 0
    for i in r:
        out = out * 10 + i
    for i, j in zip(r, range(2)):
        out += i * j
    for k, i in enumerate(r):
        out += k * i
    for i in reversed(r):
        out += i
    return out
print(f(6))
print(g(7))
print(h(4, True), h(4, False))


@njit
def bad(n):
    r = range(n)
    return r[n]
try:
    bad(3)
except IndexError as e:
    print("IndexError:", e)
