# a.strides and a.flags in kernels.
import numpy as np
from numba import njit


@njit
def about(a):
    return a.strides, a.itemsize, a.flags.c_contiguous, a.flags.f_contiguous, a.flags.contiguous


@njit
def address(a, i, j):
    return i * a.strides[0] + j * a.strides[1]


@njit
def dispatch(a):
    if a.flags.c_contiguous:
        return 1
    return 2


a = np.arange(24.0).reshape(4, 6)
for x in (a, a.T, a[:, ::2], a[1], a[:, 1], a.astype(np.int16), a.reshape(2, 3, 4)):
    print(about(x))
print(address(a, 2, 3), address(a.T, 2, 3))
print(dispatch(a), dispatch(a[:, 1:]))
