# oracle: python
"""op= on views of a named array: rows, columns and slices that lie apart, meet, or are the place itself; errors come first."""
import numpy as np
from numba import njit


@njit
def columns(a, j, k, r):
    a[:, j] -= a[:, k] * r
    a[:, j] += a[:, j] * 2.0
    a[j] *= a[k]
    return a


@njit
def slices(a, i):
    a[1:] += a[:-1]
    a[:-1] -= a[1:] * 0.5
    a[i : i + 2, 1:] += a[i + 1 : i + 3, :-1]
    a[:, 1::2] *= a[:, ::2]
    a[::-1] += a
    return a


@njit
def moved(a, j):
    b = a[:, j]
    b += a[:, j - 1]
    a[:, j] += b
    a[j, :] += a[:, j]
    a[..., 0] += a[0]
    return a


@njit
def outside(a, j):
    a[:, j] += 1.0
    return a


@njit
def many(x, y):
    return np.sum(x * y), np.max(x - y), np.sum(x[::2]), np.prod(x[:7] + y[:7])


@njit(parallel=True)
def many_parallel(x, y):
    return np.sum(x * y), np.max(x - y), np.sum(x[::2]), np.prod(x[:7] + y[:7])


base = np.arange(36.0).reshape(6, 6) % 7
print(columns(base.copy(), 1, 4, 0.5))
print(columns(base.copy(), 2, 2, 0.5))
print(columns(base.copy(), -1, 5, 0.25))
print(slices(base.copy(), 1))
print(moved(base.copy(), 3))
print(columns(base.T.copy().T, 1, 4, 0.5))
print(moved(np.asfortranarray(base), 3))
for j in (6, -7):
    try:
        outside(base.copy(), j)
    except IndexError:
        print("IndexError", j)
for n in (7, 8, 127, 128, 129, 255, 256, 1000, 40000):  # sums that are exact in any order
    x, y = np.arange(n) % 8.0, np.arange(n) % 5.0 * 0.5
    print(n, *[float(v) for v in many(x, y)], many(x, y) == many_parallel(x, y))
    print(many_parallel(np.repeat(x, 3)[::3], y) == many(x, y))
