import numpy as np
from numba import njit, prange


@njit(parallel=True, boundscheck=True)
def p_2d(a):
    n, m = a.shape
    out = np.zeros((n, m))
    for i in prange(n):
        for j in range(m):
            acc = 0.0
            for k in range(m):
                acc += a[i, k] * a[i, j]
            out[i, j] = acc
    return out


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(300, 1, np.float64).reshape(20, 15)
print(p_2d(a))
print(a)
