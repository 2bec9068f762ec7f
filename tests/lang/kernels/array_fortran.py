import numpy as np
from numba import njit


@njit(boundscheck=True)
def fortran(a):
    s = 0.0
    for j in range(a.shape[1]):
        col = a[:, j]
        for i in range(len(col)):
            s += col[i] * (i + 1)
    a[1, :] = 5
    return s


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(12, 2, np.float64).reshape(3, 4)
print(fortran(a))
print(a)
a = np.asfortranarray(make(12, 2, np.float64).reshape(3, 4))
print(fortran(a))
print(a)
