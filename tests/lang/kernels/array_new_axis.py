import numpy as np
from numba import njit


@njit(boundscheck=True)
def new_axis(a):
    b = a[None, :]
    c = a[:, np.newaxis]
    return b.shape, c.shape, c[1, 0]


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(8, 1, np.float64)
print(new_axis(a))
print(a)
