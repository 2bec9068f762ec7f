import numpy as np
from numba import njit


@njit(boundscheck=True)
def steps(a):
    b = a[::2]
    c = a[::-1]
    d = a[1::3]
    b[0] = 50
    c[0] = 60
    return b[1], c[1], d[0], len(b), len(c), len(d), len(a[7:100]), len(a[-3:-1]), len(a[::-2])


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(8, 1, np.float64)
print(steps(a))
print(a)
