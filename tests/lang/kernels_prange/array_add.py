import numpy as np
from numba import njit, prange


@njit(parallel=True)
def column_sums(a):
    acc = np.zeros(a.shape[1])
    for i in prange(a.shape[0]):
        acc += a[i]
    return acc


print(column_sums(np.arange(12.0).reshape(4, 3)))
print(column_sums(np.ones((1000, 2))))
