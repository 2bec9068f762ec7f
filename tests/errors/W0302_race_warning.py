import numpy as np
from numba import njit, prange


@njit(parallel=True)
def f(a):
    for i in prange(len(a)):
        a[0] = i


f(np.zeros(3))
