import numpy as np
from numba import njit


@njit(boundscheck=True)
def chained_slices(a):
    b = a[1:]
    c = b[1:-1]
    c[0] = 42
    return c[0], b[1], a[2], len(c)


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(8, 1, np.float64)
print(chained_slices(a))
print(a)
