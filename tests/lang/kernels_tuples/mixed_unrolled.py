# Loops over tuples whose items have several types.
from numba import njit, literal_unroll
import numpy as np


@njit
def total(t):
    s = 0.0
    for x in literal_unroll(t):
        s += x
    return s


@njit
def sizes(t):
    n = 0
    for a in literal_unroll(t):
        n = n * 10 + a.ndim
        n += a.shape[0]
    return n


CONSTANTS = (1, 2.5, True)


@njit
def weights():
    s = 0.0
    for c in literal_unroll(CONSTANTS):
        s = s * 2 + c
    return s


@njit
def firsts(t):
    s = 0.0
    for a in literal_unroll(t):
        s += a[0]
    return s


print(total((1, 2.5, 3)), total((True, 2)))
print(sizes((np.zeros(3), np.ones((2, 2)), np.zeros(1, np.int32))))
print(weights(), firsts((np.arange(3.0) + 1, np.ones(2, np.int64))))
