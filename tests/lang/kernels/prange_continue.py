import numpy as np
from numba import njit, prange


@njit(parallel=True, boundscheck=True)
def p_continue(a):
    s = 0.0
    for i in prange(len(a)):
        if a[i] < 0:
            continue
        s += a[i]
    return s


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(1000, 1, np.float64)
print(p_continue(a))
print(a)
