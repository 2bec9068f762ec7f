# Indices of triangles of a matrix, arrays of another size, phases without jumps.
# oracle: python
import numpy as np
from numba import njit


@njit
def upper(a, k):
    return np.triu_indices_from(a, k), np.tril_indices_from(a)


@njit
def halves(a):
    r = a.copy()
    r[np.triu_indices_from(r, 1)] = 0
    return r


@njit
def again(a):
    return np.resize(a, (2, 5)), np.resize(a, 3), np.resize(a[:0], 2)


@njit
def smooth(p):
    return np.unwrap(p)


a = np.arange(12.0).reshape(3, 4)
for pair in upper(a, 1):
    print([x.tolist() for x in pair])
print(halves(a))
for r in again(np.array([1, 2, 3, 4])):
    print(r.tolist())
print(smooth(np.array([0.0, 3.0, 6.5, -3.0, -6.0, 0.5, np.pi, 3 * np.pi, np.pi])).round(9))
print(smooth(np.array([0, 3, 6, -3, 9])).round(9), smooth(np.zeros(0)), smooth(np.array([4.0])))
