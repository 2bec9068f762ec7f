# oracle: python
"""Reshaping one axis with any stride is a view: stores are seen through it, and it sees stores into the array."""
import numpy as np
from numba import njit


@njit
def rows(a):
    v = a.reshape(2, 3)
    a[0] = 100
    v[1, 2] += 5
    return v, v.sum(axis=0), v.T


@njit
def column(m):
    v = m[:, 1].reshape(-1, 2)
    m[0, 1] = -1
    v[:, 0] *= 10
    return v


@njit
def shapes(a):
    b = a[::-1].reshape(1, -1)
    c = np.reshape(a[::2], (3, 1))
    b += 1
    c[...] = c * 2
    return b, c


@njit
def wrong(a):
    return a[::2].reshape(2, 5)


base = np.arange(12.0)
for x in (base[::2].copy(), base[::2], base[5::-1], base[11:0:-2]):
    for out in rows(x):
        print(out.tolist())
    print(x.tolist())
print(base)
m = np.arange(12).reshape(4, 3)
print(column(m).tolist(), m.tolist())
a = np.arange(6.0)
for out in shapes(a):
    print(out.tolist())
print(a)
print(shapes(np.zeros(0)[::1])[0].shape if False else shapes(np.arange(6.0)[::-1])[1].tolist())
try:
    wrong(np.arange(12.0))
except ValueError as e:
    print("ValueError")
