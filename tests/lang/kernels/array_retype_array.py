import numpy as np
from numba import njit


@njit(boundscheck=True)
def retype_array(a):
    b = a
    for i in range(3):
        b = b[::2]
    return len(b)


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(8, 1, np.float64)
print(retype_array(a))
print(a)
