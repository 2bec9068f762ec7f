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
def bits(a):
    x = 0
    y = -1
    z = 0
    for i in prange(len(a)):
        x |= a[i]
        y &= a[i] | 8
        z ^= a[i]
    return x, y, z


@njit(parallel=True)
def extremes(a):
    lo = a[0]
    hi = a[0]
    for i in prange(1, len(a)):
        lo = min(lo, a[i])
        hi = max(hi, a[i])
    return lo, hi


@njit(parallel=True)
def extremes_if(a):
    lo = np.inf
    hi = -np.inf
    for i in prange(len(a)):
        if a[i] < lo:
            lo = a[i]
        if a[i] > hi:
            hi = a[i]
    return lo, hi


@njit(parallel=True)
def minus(n):
    acc = 1000
    div = 4096.0
    for i in prange(n):
        acc -= i
        div /= 2.0
    return acc, div


@njit(parallel=True)
def other_order(a):
    s = 0
    t = 0
    for i in prange(len(a)):
        s = s + a[i] * 2
        t = a[i] + t
    return s, t


a = np.arange(100.0)
s, p, c = sums(a)
print(s, round(p, 6), c)
print(bits(np.array([1, 2, 4, 24, 17])), extremes(np.array([3, -7, 12, 5])), extremes_if(a - 50), minus(10), other_order(np.arange(10)))
