import numpy as np
from numba import njit


@njit(boundscheck=True)
def lu(a):
    n = a.shape[0]
    for k in range(n):
        if a[k, k] == 0:
            raise ZeroDivisionError("zero pivot")
        for i in range(k + 1, n):
            a[i, k] /= a[k, k]
            for j in range(k + 1, n):
                a[i, j] -= a[i, k] * a[k, j]
    det = 1.0
    for i in range(n):
        det *= a[i, i]
    return det


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(16, 3, np.float64).reshape(4, 4)
print(lu(a))
print(a)
a = make(9, 0, np.float64).reshape(3, 3)
print(lu(a))
print(a)
