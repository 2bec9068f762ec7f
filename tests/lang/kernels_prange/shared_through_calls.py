# oracle: python
# stderr: ignore
# A list that every iteration grows through a function: the loop runs in order.
import numpy as np
from numba import njit, prange


@njit
def keep(found, x):
    found.append(x)


@njit
def keep_far(found, x):
    keep(found, x)


@njit
def biggest(values, i):
    best = values[0]
    for v in values:
        best = max(best, v)
    return best + i


@njit(parallel=True)
def grow(n):
    found = [0]
    for i in prange(n):
        keep(found, i)
    return len(found), found[-1]


@njit(parallel=True)
def grow_far(n):
    found = [0]
    for i in prange(n):
        keep_far(found, i)
    return len(found), found[-1]


@njit(parallel=True)
def read_only(n):
    values = [3, 9, 2]
    out = np.zeros(n, np.int64)
    for i in prange(n):
        out[i] = biggest(values, i)
    return out.sum()


print(grow(20000))
print(grow_far(20000))
print(read_only(1000))
