import numpy as np
from numba import njit, prange


@njit(parallel=True, boundscheck=True)
def p_sum(a):
    s = 0.0
    for i in prange(len(a)):
        s += a[i]
    return s


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


a = make(1000, 1, np.float64)
print(p_sum(a))
print(a)
a = make(7, 1, np.float64)
print(p_sum(a))
print(a)
a = make(0, 1, np.float64)
print(p_sum(a))
print(a)
a = make(100, 1, np.int32)
print(p_sum(a))
print(a)
