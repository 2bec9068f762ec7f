# sum, min and max over arrays, tuples and ranges.
import numpy as np
from numba import njit


@njit
def totals(a):
    return sum(a), sum(a, 10), sum(range(5))


@njit
def extremes(t):
    return min(t), max(t), min(t[0], t[1]), max(3, t[0], 2.5)


@njit
def minima(a, b, c):
    return min(a, b, c), max(a, b), min(a, 2)


print(totals(np.array([1.5, 2.5])), totals(np.array([4, 5])))
print(extremes((4, 1, 7)))
print(minima(3, 1.5, 2))
