# The consumer's variables change their types inside a loop over a generator.
import numpy as np
from numba import njit


@njit
def ramp(a):
    for i in range(len(a)):
        yield i, a[i]


@njit
def mean_of(a):
    s = 0
    n = 0
    for i, x in ramp(a):
        s = s + x
        n += 1
    if n:
        s = s / n
    return s, n


@njit
def last(a):
    best = -1
    where = -1
    for i, x in ramp(a):
        if x > best:
            best = x
            where = i
    return best, where


@njit
def maybe(a, k):
    for i, x in ramp(a):
        if x > k:
            found = x
            break
    else:
        found = -1.0
    return found


a = np.array([0.5, 2.5, 1.0])
print(mean_of(a), mean_of(np.array([1, 2, 6])), last(a), maybe(a, 0.7), maybe(a, 7.0))
