# Global arrays that kernels return, whole, in parts and inside tuples: copies of what was frozen.
import numpy as np
from numba import njit

TABLE = np.arange(6.0).reshape(2, 3)
NAMES = np.array([3, 1, 2], dtype=np.int16)


@njit
def whole():
    return TABLE


@njit
def parts(i):
    return TABLE[i], NAMES[::-1], TABLE.T


a = whole()
print(a, a.dtype, *parts(1))
print(whole()[0, 1])
