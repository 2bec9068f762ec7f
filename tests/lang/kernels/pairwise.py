import math

import numpy as np
from numba import njit, prange


@njit(boundscheck=True)
def distance(a, b):
    s = 0.0
    for i in range(len(a)):
        s += (a[i] - b[i]) ** 2
    return math.sqrt(s)


@njit(parallel=True, boundscheck=True)
def p_pairwise(x):
    n = x.shape[0]
    d = np.zeros((n, n))
    for i in prange(n):
        for j in range(i + 1, n):
            r = distance(x[i], x[j])
            d[i, j] = r
            d[j, i] = r
    return d


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(18, 1, np.float64).reshape(6, 3)
print(p_pairwise(a))
print(a)
