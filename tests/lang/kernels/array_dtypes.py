import numpy as np
from numba import njit


@njit(boundscheck=True)
def dtypes(a):
    a[0] = 300
    a[1] = -1
    a[2] = 2.9
    return a[0] + a[1] + a[2]


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


a = make(4, 1, np.int64)
print(dtypes(a))
print(a)
a = make(4, 1, np.uint8)
print(dtypes(a))
print(a)
a = make(4, 1, np.int8)
print(dtypes(a))
print(a)
a = make(4, 1, np.float32)
print(dtypes(a))
print(a)
a = make(4, 1, np.uint64)
print(dtypes(a))
print(a)
a = make(4, 1, np.int16)
print(dtypes(a))
print(a)
