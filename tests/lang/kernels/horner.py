import numpy as np
from numba import njit


@njit(boundscheck=True)
def horner(c, x):
    r = 0.0
    for i in range(len(c) - 1, -1, -1):
        r = r * x + c[i]
    return r


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(6, 1, np.float64)
print(horner(a, 0.5))
print(a)
