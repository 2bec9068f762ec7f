# oracle: none
# Numba refuses these reductions, or gives what the first iterations leave
import numpy as np
from numba import njit, prange


@njit(parallel=True)
def bits(a):
    x = 0
    y = -1
    z = 0
    for i in prange(len(a)):
        x |= a[i]
        y &= a[i] | 8
        z ^= a[i]
    return x, y, z


@njit(parallel=True)
def minus(n):
    acc = 1000
    div = 4096.0
    for i in prange(n):
        acc -= i
        div /= 2.0
    return acc, div


@njit(parallel=True)
def steps(n):
    out = np.zeros(n, np.int64)
    for i in prange(n - 1, -1, -2):
        out[i] = i
    for i in prange(1, n, 3):
        out[i] += 100
    return out


@njit(parallel=True)
def extremes_if(a):
    lo = np.inf
    hi = -np.inf
    for i in prange(len(a)):
        if a[i] < lo:
            lo = a[i]
        if a[i] > hi:
            hi = a[i]
    return lo, hi


print(extremes_if(np.arange(100.0) - 50))
print(bits(np.array([1, 2, 4, 24, 17])), minus(10), steps(10))
