import numpy as np
from numba import njit


@njit(boundscheck=True)
def row_helper(r, k):
    r[k] = r[k] * 2
    return r[k]


@njit(boundscheck=True)
def call_rows(a):
    s = 0.0
    for i in range(len(a)):
        s += row_helper(a[i], 1)
    return s


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(12, 2, np.float64).reshape(3, 4)
print(call_rows(a))
print(a)
