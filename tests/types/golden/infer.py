import numpy as np
from numba import prange


def p_pairwise(X):
    running_sum = 0
    for i in prange(len(X)):
        running_sum += scalar(X, X[i])
    return running_sum


def scalar(X, y):
    s = 0
    for i in range(len(X)):
        s += y * X[i]
    return s


def fib(n):
    if n < 2:
        return n
    return fib(n-1) + fib(n-2)


def mandel(x, y, maxit):
    c = complex(x, y)
    z = 0.0j
    for i in range(maxit):
        z = z*z + c
        if (z.real*z.real + z.imag*z.imag) >= 4:
            return i
    return maxit


def unset(n):
    while n > 0:
        t = n / 2
        n -= 1
        if t == 3: break
    else:
        t = 5
    return t


def tup(a):
    n, m = a.shape
    (p, q), r = (n, 1.5), m
    for i, row in enumerate(a):
        for j in range(m):
            row[j] += i * q
    a[0, 1:] = 0
    b = a[1]
    return min(p, r, 3), b[-1] ** 2


# infer: p_pairwise(f8[::1])
# infer: fib(i8)
# infer: mandel(f8, f8, i8)
# infer: unset(i8)
# infer: tup(f8[:, ::1])
# infer: scalar(f4[:], i4)
