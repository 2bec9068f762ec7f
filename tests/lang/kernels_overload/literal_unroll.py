import numpy as np
from numba import njit, literal_unroll


@njit
def mixed(t):
    s = 0.0
    for x in literal_unroll(t):
        s += x
    return s


@njit
def arrays(a, b):
    n = 0
    for x in literal_unroll((a, b)):
        n += x.shape[0] * x.itemsize if False else x.shape[0]
    return n


@njit
def double(x):
    return x * 2


@njit
def negate(x):
    return -x


@njit
def apply_all(x):
    acc = 0
    for f in literal_unroll((double, negate)):
        acc += f(x)
    return acc


print(mixed((1, 2.5, np.float32(0.5))), arrays(np.zeros(3), np.zeros((4, 2), dtype=np.int8)), apply_all(5))
