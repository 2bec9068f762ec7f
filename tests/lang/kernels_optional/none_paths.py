# None on some paths: results, variables, defaults, arrays, tuples.
import numpy as np
from numba import njit

@njit
def first_negative(a):
    for i, x in enumerate(a):
        if x < 0:
            return i
    return None

@njit
def clamp(x, lo=None, hi=None):
    if lo is not None and x < lo:
        return lo
    if hi is not None and x > hi:
        return hi
    return x

@njit
def best(a, b):
    m = None
    for i in range(a.shape[0]):
        if a[i] > b:
            if m is None or a[i] < m:
                m = a[i]
    return m

@njit
def maybe_array(n):
    if n == 0:
        return None
    return np.ones(n)

@njit
def maybe_pair(n):
    if n > 1:
        return (n, n * 0.5)
    return None

@njit
def uses(n):
    v = np.ones(3)
    v[2] = -1.0
    p = first_negative(v[:n])
    if p is None:
        return -1
    return p + 10

@njit
def nothing():
    pass

@njit
def passes(x):
    return x is None, x is not None, x == None

a = np.array([3.0, -1.0, 2.0])
print(first_negative(a), first_negative(a[:1]))
print(clamp(5), clamp(5, 6), clamp(5, hi=3), clamp(5.5, 1.0, 7.0), clamp(2, lo=None))
print(best(a, 0.0), best(a, 100.0))
print(maybe_array(0), maybe_array(3))
print(maybe_pair(1), maybe_pair(4))
print(uses(1), uses(3), nothing())
print(passes(None), passes(1), passes(a))
