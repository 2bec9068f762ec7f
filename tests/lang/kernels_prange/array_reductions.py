import numpy as np
from numba import njit, prange


@njit(parallel=True)
def column_sums(a):
    acc = np.zeros(a.shape[1])
    for i in prange(a.shape[0]):
        acc += a[i]
    return acc


@njit(parallel=True)
def two_d(n):
    shp = (13, 17)
    result1 = 2 * np.ones(shp, np.int64)
    tmp = 2 * np.ones_like(result1)
    for i in prange(n):
        result1 *= tmp
    return result1


@njit(parallel=True)
def with_slice(a):
    acc = np.zeros(a.shape[1], np.int64)
    for i in prange(a.shape[0]):
        acc[:] += a[i]
    return acc


@njit(parallel=True)
def start(a, init):
    acc = init.copy()
    for i in prange(a.shape[0]):
        acc -= a[i]
    return acc


print(column_sums(np.arange(12.0).reshape(4, 3)))
r = two_d(4)
print(r.shape, r[0, 0], r.sum())
print(with_slice(np.arange(20).reshape(10, 2)))
print(start(np.arange(6.0).reshape(3, 2), np.array([10.0, 20.0])))
