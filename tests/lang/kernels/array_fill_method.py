import numpy as np
from numba import njit


@njit(boundscheck=True)
def fill_method(a):
    a.fill(3)
    return a[0]


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(8, 1, np.float64)
print(fill_method(a))
print(a)
a = make(12, 2, np.float64).reshape(3, 4)
print(fill_method(a))
print(a)
