import numpy as np
from numba import njit


@njit(boundscheck=True)
def ellipsis(a):
    return a[..., 0].shape, a[0, ...].shape


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(24, 3, np.float64).reshape(2, 3, 4)
print(ellipsis(a))
print(a)
