import numpy as np
from numba import njit


@njit
def f(a):
    del a[0]
    return a


f(np.ones(3))
