import numpy as np
from numba import njit


@njit
def neighbours(i, j, n, m):
    for di, dj in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        a, b = i + di, j + dj
        if 0 <= a < n and 0 <= b < m:
            yield a, b


@njit
def laplace(g):
    n, m = g.shape
    out = np.zeros((n, m))
    for i in range(n):
        for j in range(m):
            k = 0
            for a, b in neighbours(i, j, n, m):
                out[i, j] += g[a, b]
                k += 1
            out[i, j] -= k * g[i, j]
    return out


@njit
def windows(a, size):
    for start in range(len(a) - size + 1):
        yield start, a[start:start + size]


@njit
def smooth(a, size):
    out = np.zeros(len(a) - size + 1)
    for i, w in windows(a, size):
        for v in w:
            out[i] += v / size
    return out


print(laplace(np.arange(12.0).reshape(3, 4) ** 2))
print(smooth(np.array([1.0, 2.0, 4.0, 8.0, 16.0]), 2))
