import numpy as np
from numba import njit


@njit
def fill(n):
    a = np.zeros((n, n))
    p = (1, 2)
    a[p] = 5
    a[(0, 1)] = 7
    idx = (0, 0)
    a[idx] += 2
    a[2, 1], a[idx] = a[idx], a[p]
    return a


@njit
def moves(n):
    steps = ((0, 1), (1, 0), (0, -1), (-1, 0))
    seen = np.zeros((n, n), np.int64)
    i = j = d = 0
    for k in range(1, n * n + 1):
        seen[i, j] = k
        di, dj = steps[d]
        a, b = i + di, j + dj
        if not (0 <= a < n and 0 <= b < n) or seen[a, b]:
            d = (d + 1) % 4
            di, dj = steps[d]
            a, b = i + di, j + dj
        i, j = a, b
    return seen


@njit
def shaped(shape):
    a = np.ones(shape)
    m, n = a.shape
    return a.size, m + n, len(a.shape), np.zeros(shape + (2,)).ndim


print(fill(3))
print(moves(4))
print(shaped((3, 4)))
