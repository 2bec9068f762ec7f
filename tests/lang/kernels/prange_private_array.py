import numpy as np
from numba import njit, prange


@njit(parallel=True, boundscheck=True)
def p_private_array(a):
    n = len(a)
    out = np.zeros(n)
    for i in prange(n):
        t = np.zeros(3)
        for k in range(3):
            t[k] = a[i] + k
        out[i] = t[0] + t[1] + t[2]
    return out


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(1000, 1, np.float64)
print(p_private_array(a))
print(a)
