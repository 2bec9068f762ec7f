import numpy as np
from numba import njit, prange


@njit(parallel=True)
def matmul(a, b):
    out = np.zeros((a.shape[0], b.shape[1]))
    for i in prange(a.shape[0]):
        for j in prange(b.shape[1]):
            s = 0.0
            for k in range(a.shape[1]):
                s += a[i, k] * b[k, j]
            out[i, j] = s
    return out


@njit(parallel=True)
def nested_sum(n, m):
    total = 0
    for i in prange(n):
        inner = 0
        for j in prange(m):
            inner += i * j
        total += inner
    return total


@njit(parallel=True)
def helper_rows(a):
    for i in prange(a.shape[0]):
        fill(a[i], i)
    return a


@njit
def fill(row, v):
    for j in range(row.shape[0]):
        row[j] = v * 10 + j


@njit(parallel=True)
def empty_bounds(n):
    c = 0
    for i in prange(5, n):
        c += 1
    for i in prange(n, 5):
        c += 10
    return c


print(matmul(np.arange(6.0).reshape(2, 3), np.arange(6.0).reshape(3, 2)))
print(nested_sum(5, 4), helper_rows(np.zeros((2, 3))), empty_bounds(3), empty_bounds(7), empty_bounds(5))
