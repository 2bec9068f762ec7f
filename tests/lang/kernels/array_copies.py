import numpy as np
from numba import njit


@njit(boundscheck=True)
def copies(a):
    b = a.copy()
    b[0] = 77
    c = np.copy(a)
    c[-1] = 78
    return b, c


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(8, 1, np.float64)
print(copies(a))
print(a)
