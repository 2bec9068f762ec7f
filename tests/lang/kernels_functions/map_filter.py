import numpy as np
from numba import njit


@njit
def square(x):
    return x * x


@njit
def is_big(x):
    return x > 2.5


@njit
def squares(a):
    s = 0.0
    for v in map(square, a):
        s += v
    return s


@njit
def kept(a):
    n = 0
    last = -1.0
    for v in filter(is_big, a):
        n += 1
        last = v
    return n, last


@njit
def with_lambda(a):
    s = 0.0
    for v in map(lambda t: t + 1, filter(lambda t: t != 3, a)):
        if v > 5:
            break
        s += v
    return s


@njit
def two(a, b):
    s = 0.0
    for v in map(lambda x, y: x * y, a, b):
        s += v
    return s


a = np.array([1.0, 2.0, 3.0, 4.0, 5.0])
print(squares(a), kept(a), with_lambda(a), two(a, a[::-1]))
