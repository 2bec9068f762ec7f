import numpy as np
from numba import njit


@njit(boundscheck=True)
def broadcast(a, b):
    a[:] = b
    return a[0, 0]


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
b = make(4, 1, np.float64)
print(broadcast(a, b))
print(a)
print(b)
a = make(12, 2, np.float64).reshape(3, 4)
b = make(4, 1, np.int32)
print(broadcast(a, b))
print(a)
print(b)
a = make(12, 2, np.float64).reshape(3, 4)
b = make(3, 1, np.float64).reshape(3, 1)
print(broadcast(a, b))
print(a)
print(b)
