import numpy as np
from numba import njit, prange


@njit(boundscheck=True)
def scalar_sum(X, y):
    running_sum = 0
    for i in range(len(X)):
        running_sum += y * X[i]
    return running_sum


@njit(parallel=True, boundscheck=True)
def p_pairwise_sum(X):
    running_sum = 0
    for i in prange(len(X)):
        running_sum += scalar_sum(X, X[i])
    return running_sum


@njit(boundscheck=True)
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


@njit(boundscheck=True)
def is_even(n):
    if n == 0:
        return True
    return is_odd(n - 1)


@njit(boundscheck=True)
def is_odd(n):
    if n == 0:
        return False
    return is_even(n - 1)


@njit(boundscheck=True)
def mandel(x, y, maxit):
    c = complex(x, y)
    z = 0.0j
    for i in range(maxit):
        z = z * z + c
        if (z.real * z.real + z.imag * z.imag) >= 4:
            return i
    return maxit


@njit(boundscheck=True)
def for_else(a, x):
    for i in range(len(a)):
        if a[i] == x:
            break
    else:
        return -1
    return i


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    kind = np.dtype(dtype).kind
    if kind == "b":
        v = v % 2
    if kind in "if":
        v = v - 4
    if kind == "c":
        v = v - 4 + 1j * (v % 3)
    if kind in "fc":
        v = v * 0.5
    return v.astype(dtype)


a = make(10, 1, np.float64)
print(scalar_sum(a, 1.5))
print(a)
a = make(10, 1, np.int32)
print(scalar_sum(a, 3))
print(a)
a = make(10, 1, np.float32)
print(scalar_sum(a, np.float32(0.5)))
print(a)
a = make(100, 1, np.float64)
print(p_pairwise_sum(a))
print(a)
print(fib(15))
print(is_even(10))
print(is_even(7))
print(mandel(-0.5, 0.6, 100))
print(mandel(0.3, 0.5, 100))
a = make(11, 0, np.int64)
print(for_else(a, 3))
print(a)
a = make(11, 0, np.int64)
print(for_else(a, 33))
print(a)
