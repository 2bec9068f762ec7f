# Windows and tiles named by slices that are computed once and used many times.
import numpy as np
from numba import njit


@njit
def tile(i, size, n):
    return slice(i * size, min((i + 1) * size, n))


@njit
def tile_sums(a, size):
    rows = (a.shape[0] + size - 1) // size
    cols = (a.shape[1] + size - 1) // size
    out = np.zeros((rows, cols))
    for i in range(rows):
        r = tile(i, size, a.shape[0])
        for j in range(cols):
            c = tile(j, size, a.shape[1])
            out[i, j] = a[r, c].sum()
    return out


@njit
def interior(u):
    mid = slice(1, -1)
    left, right = slice(None, -2), slice(2, None)
    return 0.25 * (u[left, mid] + u[right, mid] + u[mid, left] + u[mid, right])


@njit
def normalised(a, s):
    part = a[s]
    part -= part.mean()
    return a


a = np.arange(35.0).reshape(5, 7)
print(tile_sums(a, 2))
print(tile_sums(a, 10))
print(interior(a * a % 11))
print(normalised(np.arange(8.0), slice(2, 6)))
