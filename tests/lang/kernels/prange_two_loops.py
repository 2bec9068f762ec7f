import numpy as np
from numba import njit, prange


@njit(parallel=True, boundscheck=True)
def p_two_loops(a):
    s = 0.0
    for i in prange(len(a)):
        s += a[i]
    m = s / len(a)
    v = 0.0
    for i in prange(len(a)):
        d = a[i] - m
        v += d * d
    return m, v


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(1024, 1, np.float64)
print(p_two_loops(a))
print(a)
