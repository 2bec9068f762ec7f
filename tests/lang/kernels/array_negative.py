import numpy as np
from numba import njit


@njit(boundscheck=True)
def negative(a):
    return a[-1], a[-2], a[0]


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
print(negative(a))
print(a)
a = make(3, 0, np.uint8)
print(negative(a))
print(a)
a = make(3, 0, np.complex64)
print(negative(a))
print(a)
