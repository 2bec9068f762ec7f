import numpy as np
from numba import njit


@njit
def nest(t):
    (a, b), c = t
    (d, (e, f)), g = (a, (b, c)), a + c
    return a, b, c, d, e, f, g


@njit
def swap3(a, b, c):
    a, b, c = c, a, b
    (a, b), c = (b, a), c + 1
    return a, b, c


@njit
def into_places(n):
    x = np.zeros(n)
    k = 0
    k, x[k] = 2, 5.0
    x[0], x[1] = x[1], x[0] + 1
    (x[2], k), m = (k, 7), x[1]
    return x, k, m


@njit
def loop_pairs(t):
    s = 0.0
    for (a, b), c in t:
        s += a * b - c
    return s


@njit
def divisions(pairs):
    s = 0
    for a, b in pairs:
        q, r = divmod(a, b)
        s = s * 100 + q * 10 + r
    return s


print(nest(((1, 2.5), 3)))
print(swap3(1, 2, 3), swap3(1.5, 2, 3))
print(into_places(4))
print(loop_pairs((((1, 2.0), 3), ((4, 5.0), 6))))
print(divisions(((17, 5), (9, 4))))
