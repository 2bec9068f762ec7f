import numpy as np
from numba import njit, prange, get_num_threads, set_num_threads, config, __version__
import numba

@njit(parallel=True)
def pairwise(X):
    M, N = X.shape
    D = np.empty((M, M), dtype=np.float64)
    for i in prange(M):
        for j in range(M):
            d = 0.0
            for k in range(N):
                tmp = X[i, k] - X[j, k]
                d += tmp * tmp
            D[i, j] = np.sqrt(d)
    return D

@njit(parallel=True)
def two_d_array_reduction_prod(n):
    shp = (13, 17)
    result1 = 2 * np.ones(shp, np.int_)
    tmp = 2 * np.ones_like(result1)
    for i in prange(n):
        result1 *= tmp
    return result1

@njit(parallel=True)
def prange_test(A):
    s = 0
    for i in prange(A.shape[0]):
        s += A[i]
    return s

@njit(parallel=True)
def logistic_regression(Y, X, w, iterations):
    for i in range(iterations):
        w -= np.dot(((1.0 / (1.0 + np.exp(-Y * np.dot(X, w))) - 1.0) * Y), X)
    return w

@njit(parallel=True)
def do_sum_parallel(A):
    acc = 0.
    for i in prange(len(A)):
        acc += np.sqrt(A[i])
    return acc

@njit(parallel=True)
def minmax(a):
    lo, hi = np.inf, -np.inf
    for i in prange(a.size):
        lo = min(lo, a[i])
        hi = max(hi, a[i])
    return lo, hi

set_num_threads(min(2, config.NUMBA_NUM_THREADS))
X = np.arange(12.).reshape(4, 3) % 5
print(pairwise(X).round(4))
print(two_d_array_reduction_prod(10)[0, :3], prange_test(np.arange(100)))
print(round(do_sum_parallel(np.arange(1000.)), 6), minmax(np.cos(np.arange(50.))))
print(get_num_threads() <= 2, isinstance(__version__, str), numba.typeof(X))
print(prange_test.py_func(np.arange(4)), prange_test.signatures)
