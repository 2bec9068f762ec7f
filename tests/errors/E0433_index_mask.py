import numpy as np
from numba import njit


@njit
def f(a, m):
    return a[m, m]


f(np.eye(3), np.array([True, False, True]))
