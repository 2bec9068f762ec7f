import numpy as np
from numba import njit


@njit(boundscheck=True)
def bools(a):
    b = np.zeros(len(a), dtype=np.bool_)
    c = 0
    for i in range(len(a)):
        b[i] = a[i] > 0
        if b[i]:
            c += 1
    return b, c


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(8, 1, np.float64)
print(bools(a))
print(a)
