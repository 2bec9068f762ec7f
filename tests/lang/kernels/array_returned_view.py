import numpy as np
from numba import njit


@njit(boundscheck=True)
def returned_view(a):
    return a[1:3]


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(8, 1, np.float64)
print(returned_view(a))
print(a)
a = make(12, 2, np.float64).reshape(3, 4)
print(returned_view(a))
print(a)
