import numpy as np
from numba import njit, prange


@njit(boundscheck=True)
def helper(x):
    return x * x + 1


@njit(parallel=True, boundscheck=True)
def p_calls(a):
    s = 0.0
    for i in prange(len(a)):
        s += helper(a[i])
    return s


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(1000, 1, np.float64)
print(p_calls(a))
print(a)
