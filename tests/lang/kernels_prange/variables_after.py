import numpy as np
from numba import njit, prange


@njit(parallel=True)
def two_loops(a):
    n = a.shape[0]
    b = np.empty(n)
    for i in prange(n):
        b[i] = a[i] * 2
    s = 0.0
    for i in prange(n):
        s += b[i]
    m = s / n
    v = 0.0
    for i in prange(n):
        d = b[i] - m
        v += d * d
    return m, v / n


@njit(parallel=True)
def in_while(a, tol):
    it = 0
    err = 1.0
    x = np.ones(a.shape[0])
    while err > tol:
        err = 0.0
        for i in prange(a.shape[0]):
            new = 0.5 * (x[i] + a[i] / x[i])
            err = max(err, abs(new - x[i]))
            x[i] = new
        it += 1
    return x, it


@njit(parallel=True)
def counters(a):
    even = 0
    odd = 0
    biggest = -1
    for i in prange(a.shape[0]):
        if a[i] % 2 == 0:
            even += 1
        else:
            odd += 1
        biggest = max(biggest, a[i])
    return even, odd, biggest


print(two_loops(np.arange(8.0)))
x, it = in_while(np.array([4.0, 9.0, 2.0]), 1e-12)
print(np.round(x, 8), it > 3)
print(counters(np.array([3, 8, 12, 7, 1])))
