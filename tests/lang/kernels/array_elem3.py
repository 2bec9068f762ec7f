import numpy as np
from numba import njit


@njit(boundscheck=True)
def elem3(a, i, j, k):
    a[i, j, k] += 10
    return a[i, j, k] + a[i][j, k]


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(24, 3, np.float64).reshape(2, 3, 4)
print(elem3(a, 1, 2, -4))
print(a)
a = make(24, 3, np.float64).reshape(2, 3, 4)
try:
    print(elem3(a, 1, 3, 0))
except IndexError:
    print("IndexError")
print(a)
