import numpy as np
from numba import njit


@njit
def all_of(a):
    return sum(a), min(a), max(a), sum(a, 10), len(a)


@njit
def tuples(t):
    return sum(t), min(t), max(t), len(t)


@njit
def ranges(n):
    return sum(range(n)), sum(range(1, n, 3)), max(range(n)), min(range(3, n)), sum(range(n, 0, -2))


for dt in (np.int8, np.uint16, np.int32, np.int64, np.float32, np.float64):
    print(dt.__name__, all_of(np.array([3, 1, 2, 100], dtype=dt)))
print(tuples((3, 1, 2)), tuples((2.5, 1.5)), ranges(10))
