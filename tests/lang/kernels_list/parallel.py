# Lists read and filled inside prange.
import numpy as np
from numba import njit, prange

@njit(parallel=True)
def lengths(n):
    lists = [[0] * (i + 1) for i in range(n)]
    out = np.zeros(n, np.int64)
    for i in prange(n):
        out[i] = len(lists[i])
    return out

@njit(parallel=True)
def own(n):
    out = np.zeros(n)
    for i in prange(n):
        l = [0.5]
        for j in range(i):
            l.append(j * 1.0)
        s = 0.0
        for x in l:
            s += x
        out[i] = s
    return out

@njit(parallel=True)
def total(l):
    s = 0
    for i in prange(len(l)):
        s += l[i]
    return s

print(lengths(6))
print(own(7))
print(total([i for i in range(1000)]))
