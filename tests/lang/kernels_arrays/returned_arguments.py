# An array that comes back as it went in is the same object.
import numpy as np
from numba import njit


@njit
def same(a):
    return a


@njit
def into(x, out=None):
    if out is None:
        out = np.empty_like(x)
    out[:] = x
    return out


@njit
def several(a, b):
    return a, b[::-1], b, a[1:]


@njit
def last(a, n):
    for i in range(n):
        a = a + 1
    return a


@njit
def turned(a):
    return a.T, a.T.T, a.reshape(2, 3), a.ravel()


a = np.arange(3.0)
b = np.arange(6).reshape(2, 3)
print(same(a) is a, same(a[::2]) is a, same(b) is b, same(b.T) is b)
print(into(a) is a, into(np.ones(3), a) is a, into(np.ones(3), out=a) is a, a)
print([x is a for x in several(a, a)], [x is b for x in turned(b)])
print(last(a, 0) is a, last(a, 1) is a)
c = same(a)
c[0] = 9
print(a)
