# oracle: python
# Lengths of ranges whose ends are far apart or in the other order; unique and histogram with NaN and without elements.
import numpy as np
from numba import njit


@njit
def lengths(a, b, s):
    r = range(a, b, s)
    n = 0
    for x in r:
        n += 1
        if n > 100:
            break
    return len(r), n, len(range(a, b)) if b - a < 100 and b > a else -1


@njit
def unique(x):
    return np.unique(x), len(np.unique(x))


@njit
def histogram(x):
    return np.histogram(x)


lo, hi = np.iinfo('q').min, np.iinfo('q').max
print(lengths(lo, hi, 2**62), lengths(hi, lo, -2**62), lengths(0, 10, 3), lengths(10, 0, -3), lengths(0, -5, 1), lengths(5, 5, -1))
print(lengths(-4, 9, 1), lengths(lo, lo + 7, 2), lengths(hi, hi - 9, -4))
print(unique(np.array([np.nan, 2.0, np.nan, 1.0, 2.0, np.nan])), unique(np.array([3, 1, 3])), unique(np.zeros(0)))
print(np.unique(np.array([np.nan, 1.0, np.nan])))
