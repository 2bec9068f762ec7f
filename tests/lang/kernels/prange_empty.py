import numpy as np
from numba import njit, prange


@njit(parallel=True, boundscheck=True)
def p_empty(a):
    s = 5.0
    for i in prange(0):
        s += a[i]
    return s


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(1000, 1, np.float64)
print(p_empty(a))
print(a)
