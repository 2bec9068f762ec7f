import numpy as np
from numba import njit


@njit(boundscheck=True)
def zeros3(n, m):
    a = np.zeros((n, m, 2))
    for i in range(n):
        for j in range(m):
            a[i, j, 0] = i
            a[i, j, 1] = j
    return a


print(zeros3(2, 3))
print(zeros3(0, 3))
