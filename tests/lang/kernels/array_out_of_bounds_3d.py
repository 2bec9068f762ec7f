import numpy as np
from numba import njit


@njit(boundscheck=True)
def out_of_bounds_3d(a, i, j, k):
    return a[i, j, k]


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(24, 3, np.float64).reshape(2, 3, 4)
try:
    print(out_of_bounds_3d(a, 0, 0, 9))
except IndexError:
    print("IndexError")
print(a)
