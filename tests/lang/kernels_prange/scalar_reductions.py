import numpy as np
from numba import njit, prange


@njit(parallel=True)
def sums(a):
    s = 0.0
    p = 1.0
    c = 0
    for i in prange(a.shape[0]):
        s += a[i]
        p *= 1.0 + a[i] * 1e-3
        if a[i] > 50:
            c += 1
    return s, p, c


@njit(parallel=True)
def extremes(a):
    lo = a[0]
    hi = a[0]
    for i in prange(1, len(a)):
        lo = min(lo, a[i])
        hi = max(hi, a[i])
    return lo, hi


@njit(parallel=True)
def other_order(a):
    s = 0
    for i in prange(len(a)):
        s = s + a[i] * 2
    return s


a = np.arange(100.0)
s, p, c = sums(a)
print(s, round(p, 6), c)
print(extremes(np.array([3, -7, 12, 5])), other_order(np.arange(10)))
