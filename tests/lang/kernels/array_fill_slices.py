import numpy as np
from numba import njit


@njit(boundscheck=True)
def fill_slices(a):
    a[1:3] = 7
    a[:1] = -1
    a[-1:] = 9
    a[5:2] = 100
    return a[1:4]


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


a = make(8, 1, np.float64)
print(fill_slices(a))
print(a)
a = make(8, 2, np.int32)
print(fill_slices(a))
print(a)
