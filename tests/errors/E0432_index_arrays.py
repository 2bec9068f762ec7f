import numpy as np
from numba import njit


@njit
def f(a, i):
    return a[i, i]


f(np.eye(3), np.array([0, 1]))
