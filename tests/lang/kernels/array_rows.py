import numpy as np
from numba import njit


@njit(boundscheck=True)
def rows(a):
    s = 0.0
    for i in range(a.shape[0]):
        r = a[i]
        r[0] = i
        s += r[-1]
    return s


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(12, 2, np.float64).reshape(3, 4)
print(rows(a))
print(a)
