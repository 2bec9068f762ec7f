import numpy as np
from numba import njit, prange


@njit(parallel=True, boundscheck=True)
def p_map(a):
    b = np.empty(len(a))
    for i in prange(len(a)):
        t = a[i] * 2
        if t < 0:
            t = -t
        b[i] = t
    return b


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(1000, 1, np.float64)
print(p_map(a))
print(a)
