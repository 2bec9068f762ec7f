import numpy as np
from numba import njit


@njit(boundscheck=True)
def multi_assign_slices(a):
    a[1:3, 0] = a[0, 1:3] = 8
    return a[0, 0]


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(12, 2, np.float64).reshape(3, 4)
print(multi_assign_slices(a))
print(a)
