import numpy as np
from numba import njit, prange


@njit(parallel=True, boundscheck=True)
def p_nested(a):
    s = 0.0
    for i in prange(a.shape[0]):
        for j in prange(a.shape[1]):
            s += a[i, j]
    return s


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(300, 1, np.float64).reshape(20, 15)
print(p_nested(a))
print(a)
