import numpy as np
from numba import njit


@njit(boundscheck=True)
def shapes(a):
    return a.shape, a.ndim, a.size, len(a), a.itemsize


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    kind = np.dtype(dtype).kind
    if kind == "b":
        v = v % 2
    if kind in "if":
        v = v - 4
    if kind == "c":
        v = v - 4 + 1j * (v % 3)
    if kind in "fc":
        v = v * 0.5
    return v.astype(dtype)


a = make(12, 2, np.float64).reshape(3, 4)
print(shapes(a))
print(a)
a = make(5, 0, np.int16)
print(shapes(a))
print(a)
