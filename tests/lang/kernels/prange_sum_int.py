import numpy as np
from numba import njit, prange


@njit(parallel=True, boundscheck=True)
def p_sum_int(a):
    s = 0
    for i in prange(a.shape[0]):
        s += a[i] * 2
    return s


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return (v - 4).astype(dtype)


a = make(1000, 1, np.int64)
print(p_sum_int(a))
print(a)
