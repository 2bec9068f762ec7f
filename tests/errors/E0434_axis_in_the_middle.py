import numpy as np
from numba import njit


@njit
def f(a):
    return a.sum(axis=1)


f(np.ones((2, 3, 4)))
