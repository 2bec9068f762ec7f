import numpy as np
from numba import njit, prange


@njit(parallel=True)
def with_slice(a, init):
    acc = init.copy()
    count = 0
    for i in prange(a.shape[0]):
        acc[:] += a[i]
        count += 1
    return acc, count


acc, count = with_slice(np.arange(20).reshape(10, 2), np.array([100, 1000]))
print(acc, count)
