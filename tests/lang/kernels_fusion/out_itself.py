# oracle: python
# out= of a function that reads the same array, or one that overlaps it.
import numpy as np
from numba import njit


@njit
def in_place(z, y):
    np.abs(z, out=z)
    np.sqrt(z, z)
    np.add(z, y, out=z)
    np.multiply(y, z, z)
    return z


@njit
def overlapping(z):
    np.add(z[1:], z[:-1], z[1:])
    np.subtract(z[:-1], z[1:], z[:-1])
    return z


@njit
def others(z, w):
    np.add(z, w, w)
    np.add(w[::-1], z, out=w)
    r = w
    np.negative(r, out=w)
    return r


@njit
def planes(a, b):
    np.maximum(a, b, out=a)
    np.add(a, a.T, a)
    np.minimum(a, 5.0, a)
    return a


print(in_place(np.arange(6.0) - 3, np.ones(6)))
print(overlapping(np.arange(7.0) ** 2))
print(others(np.arange(5.0), np.ones(5)))
print(planes(np.arange(9.0).reshape(3, 3) - 4, np.ones((3, 3))))
