import numpy as np
from numba import njit


@njit(boundscheck=True)
def overlap(a):
    a[1:] = a[:-1]
    return a[0]


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(8, 1, np.float64)
print(overlap(a))
print(a)
