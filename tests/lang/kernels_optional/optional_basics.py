import numpy as np
from numba import njit, optional, float64, int64

@njit
def f(x, y=None):
    if y is None:
        return x
    return x + y

@njit
def find(a, v):
    for i in range(a.shape[0]):
        if a[i] == v:
            return i
    return None

@njit
def use(a, v):
    k = find(a, v)
    if k is None:
        return -1
    return k * 10

@njit
def arr(n):
    if n > 0:
        return np.ones(n)
    return None

@njit
def tup(flag):
    t = None
    if flag:
        t = (1, 2.5)
    if t is not None:
        return 1.0
    return 0.0

@njit(optional(float64)(optional(float64)))
def sig(x):
    if x is None:
        return None
    return x * 2

@njit
def best(a):
    m = None
    for v in a:
        if m is None or v > m:
            m = v
    return m

print(f(1), f(1, 2), f(1.5, None))
a = np.arange(5)
print(find(a, 3), find(a, 9), use(a, 3), use(a, 9))
print(arr(2), arr(0))
print(tup(True), tup(False))
print(sig(2.0), sig(None), sig(3))
print(best(a), best(np.zeros(0)))
