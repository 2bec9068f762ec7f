# variables that each iteration sets before it reads them, tuple swaps among them, values after the loop
import numpy as np
from numba import njit, prange


@njit(parallel=True)
def swapped(a):
    out = np.zeros_like(a)
    for i in prange(a.shape[0]):
        x, y = a[i, 0], a[i, 1]
        if x > y:
            x, y = y, x
        out[i, 0], out[i, 1] = x, y
    return out


@njit(parallel=True)
def gcds(a, b):
    out = np.zeros(len(a), np.int64)
    for i in prange(len(a)):
        x, y = a[i], b[i]
        while y:
            x, y = y, x % y
        out[i] = x
    return out


@njit(parallel=True)
def fibs(n):
    out = np.zeros(n, np.int64)
    for i in prange(n):
        p, q = 0, 1
        for _ in range(i):
            p, q = q, p + q
        out[i] = p
    return out


@njit(parallel=True)
def skip(a):
    s = 0
    for i in prange(len(a)):
        if a[i] % 2 == 0:
            continue
        s += a[i]
    return s


print(swapped(np.array([[3, 1], [1, 2], [9, 8]])))
print(gcds(np.array([12, 18, 7]), np.array([8, 27, 21])), fibs(12), skip(np.arange(10)))
