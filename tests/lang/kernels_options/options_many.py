import numpy as np
import numba
from numba import njit, jit, prange, float32, int8


@njit(nogil=True, cache=False, inline="always", debug=False, parallel=False)
def helper(x):
    return x * 2 + 1


@njit(inline="never")
def other(x):
    return helper(x) - 1


@njit(parallel={"prange": True, "fusion": False})
def total(a):
    s = 0.0
    for i in prange(a.shape[0]):
        s += a[i]
    return s


@njit(locals={"acc": numba.float64, "k": numba.int64})
def with_locals(n):
    acc = 0
    k = 1
    for i in range(n):
        acc += k
        k += 1
    return acc


@jit(nopython=True, nogil=True, parallel=True, fastmath=True)
def norm(a):
    s = 0.0
    for i in prange(len(a)):
        s += a[i] ** 2
    return s ** 0.5


@njit(locals=dict(small=int8))
def narrow(n):
    small = n
    return small


@jit
def bare(x):
    return x + 1


print(helper(3), other(3), total(np.arange(10.0)), with_locals(4), round(norm(np.array([3.0, 4.0])), 12), narrow(200), bare(1))


@njit(locals={"y": float32})
def single(x):
    y = x / 3.0
    return y


print(single(1.0), type(with_locals(2)).__name__)
