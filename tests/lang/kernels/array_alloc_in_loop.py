import numpy as np
from numba import njit


@njit(boundscheck=True)
def alloc_in_loop(n):
    s = 0.0
    for i in range(n):
        t = np.ones(3) 
        t[i % 3] = i
        s += t[0] + t[1] + t[2]
    return s


print(alloc_in_loop(10))
