import numpy as np
from numba import njit, prange


@njit(parallel=True, boundscheck=True)
def p_many(a):
    s = 0.0
    p = 1.0
    lo = a[0]
    hi = a[0]
    c = 0
    for i in prange(len(a)):
        x = a[i]
        s -= x
        if i < 8:
            p *= 2.0
        lo = min(lo, x)
        hi = max(hi, x)
        if x > 0:
            c += 1
    return s, p, lo, hi, c


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(1000, 1, np.float64)
print(p_many(a))
print(a)
