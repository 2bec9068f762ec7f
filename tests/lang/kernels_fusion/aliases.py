# The same array, or parts of it, under several names
# oracle: python
import numpy as np
from numba import njit


@njit
def combine(out, a, b):
    out[1:] = a[:-1] + b[1:]


@njit
def total(out, a, b, c):
    out[:] = a * b + c


@njit
def renamed(a):
    b = a
    c = a[1:]
    b[1:] = a[:-1] + c
    c[:] = b[:-1] * 2
    return b


@njit
def swapped(a, b):
    t = a.copy()
    a[:] = b
    b[:] = t
    a[::2], b[::2] = b[1::2] + 0, a[1::2] + 0


@njit
def reshaped(a):
    m = a.reshape(2, 4)
    m[:, 1:] = m[:, :-1] + m[:, 1:]
    a[4:] = m[0] + a[:4]
    m[:] = m[::-1] + 1


a = np.arange(8.0)
combine(a, a, a)
print(a)
a = np.arange(9.0)
combine(a[:8], a[1:], a[:8])
print(a)
a = np.arange(9.0)
combine(a[1:], a[:8], a[1:])
print(a)
a = np.arange(8.0)
total(a, a, a, a)
print(a)
total(a[:4], a[4:], a[4:], a[:4])
print(a)
total(a[::2], a[1::2], a[::2], a[::-2])
print(a)
total(a[::-1], a, a, a)
print(a)
print(renamed(np.arange(6.0)))
a = np.arange(6.0)
b = -a
swapped(a, b)
print(a, b)
swapped(a, a)
print(a)
swapped(a[:4], a[2:])
print(a)
a = np.arange(8.0)
reshaped(a)
print(a)
