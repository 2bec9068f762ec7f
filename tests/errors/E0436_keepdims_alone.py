import numpy as np
from numba import njit


@njit
def f(a):
    return a.sum(keepdims=True)


f(np.ones((2, 3)))
