"""float32 stays float32 where Numba keeps it."""
import math

import numpy as np
from numba import njit


@njit
def blend(a, b, t):
    return a * (np.float32(1) - t) + b * t


@njit
def mixed(a):
    return a * 2, a * 2.0, a + np.float64(1), a / 3, -a, abs(a), a // np.float32(0.3)


@njit
def running(a):
    s = np.float32(0)
    for x in a:
        s += x
    return s


@njit
def root(a):
    return math.sqrt(a), np.sqrt(a), a * a


x = np.float32(0.1)
print(blend(x, np.float32(0.7), np.float32(0.3)))
print(mixed(x))
print(running(np.arange(100, dtype=np.float32) / np.float32(7)))
print(root(np.float32(2)))
