import numpy as np
from numba import njit


@njit(boundscheck=True)
def swap_rows(a, i, j):
    for k in range(a.shape[1]):
        a[i, k], a[j, k] = a[j, k], a[i, k]
    return a[i, 0]


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(12, 2, np.float64).reshape(3, 4)
print(swap_rows(a, 0, 2))
print(a)
