import numpy as np
from numba import njit, prange


@njit(parallel=True, boundscheck=True)
def p_index(a, n):
    for i in prange(n):
        a[i] = i
    return a[0]


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(1000, 1, np.float64)
print(p_index(a, 1000))
print(a)
