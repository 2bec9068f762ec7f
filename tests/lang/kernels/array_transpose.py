import numpy as np
from numba import njit


@njit(boundscheck=True)
def transpose(a):
    t = a.T
    t[0, 1] = 99
    return t.shape, t[1, 0], t


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(12, 2, np.float64).reshape(3, 4)
print(transpose(a))
print(a)
a = np.asfortranarray(make(12, 2, np.float64).reshape(3, 4))
print(transpose(a))
print(a)
