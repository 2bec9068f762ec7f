import numpy as np
from numba import njit


@njit(boundscheck=True)
def view_in_loop(a):
    v = a
    n = 0
    while len(v) > 1:
        v = v[1:]
        n += 1
    return n, v[0]


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(8, 1, np.float64)
print(view_in_loop(a))
print(a)
