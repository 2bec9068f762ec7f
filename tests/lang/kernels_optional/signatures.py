# numba.optional in signatures, None as an argument, errors.
import numpy as np
from numba import njit, optional, float64, int64, boolean

@njit(float64(optional(float64), float64))
def fallback(x, default):
    if x is None:
        return default
    return x

@njit(optional(int64)(int64[:], int64))
def find(a, x):
    for i in range(a.size):
        if a[i] == x:
            return i
    return None

@njit("float64(optional(float64[:]))")
def total(a):
    s = 0.0
    if a is not None:
        for x in a:
            s += x
    return s

@njit
def add(x, y):
    return x + y

@njit
def adds(n, flag):
    x = None
    if flag:
        x = n
    return add(x, 1)

print(fallback(None, 2.0), fallback(1.5, 2.0), fallback(3, 2))
a = np.array([4, 5, 6])
print(find(a, 5), find(a, 50))
print(total(None), total(np.array([1.0, 2.5])))
print(adds(3, True))
try:
    adds(3, False)
except TypeError as e:
    print('TypeError:', e)

@njit
def chain(x):
    if x:
        return 1
    return 0

print(chain(None), chain(3), chain(0))

@njit
def keep(a, out=None):
    if out is None:
        out = np.zeros_like(a)
    for i in range(a.size):
        out[i] = a[i] * 2
    return out

buf = np.zeros(3, dtype=np.int64)
print(keep(a), keep(a, buf), buf)
