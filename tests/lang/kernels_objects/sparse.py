"""A sparse matrix as a dict of (row, column)."""
import numpy as np
from numba import njit

@njit
def from_dense(a):
    d = {(0, 0): 0.0}
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            if a[i, j] != 0:
                d[(i, j)] = a[i, j]
    return d

@njit
def matvec(a, x):
    d = from_dense(a)
    y = np.zeros(a.shape[0])
    for (i, j), v in d.items():
        y[i] += v * x[j]
    return y, len(d)

@njit
def transpose_sum(a):
    d = from_dense(a)
    t = {(0, 0): 0.0}
    for k, v in d.items():
        t[(k[1], k[0])] = v
    s = 0.0
    for k in t:
        if k in d:
            s += d[k] * t[k]
    return s

rng = np.random.RandomState(2)
a = np.where(rng.rand(20, 20) < 0.1, np.round(rng.rand(20, 20), 2), 0.0)
y, n = matvec(a, np.ones(20))
print(n, np.allclose(y, a.sum(axis=1)), round(transpose_sum(a), 6), round(float((a * a.T).sum()), 6))
