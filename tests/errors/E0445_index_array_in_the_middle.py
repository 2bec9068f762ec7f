import numpy as np
from numba import njit


@njit
def f(a, i):
    return a[:, i, :]


f(np.zeros((2, 3, 4)), np.array([0, 1]))
