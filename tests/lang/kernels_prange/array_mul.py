import numpy as np
from numba import njit, prange


@njit(parallel=True)
def two_d(n):
    shp = (3, 5)
    result1 = np.full(shp, 2)
    tmp = np.full(shp, 2)
    for i in prange(n):
        result1 *= tmp
    return result1


r = two_d(4)
print(r.shape, r[0, 0], r.sum())
