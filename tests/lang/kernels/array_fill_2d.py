import numpy as np
from numba import njit


@njit(boundscheck=True)
def fill_2d(a):
    a[0, :] = 1
    a[:, -1] = 2
    a[1:, 1:2] = 3
    return a[:, 0]


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(12, 2, np.float64).reshape(3, 4)
print(fill_2d(a))
print(a)
