import numpy as np
from numba import njit


@njit(boundscheck=True)
def levenshtein(a, b):
    n, m = len(a), len(b)
    d = np.empty((n + 1, m + 1), dtype=np.int32)
    for i in range(n + 1):
        d[i, 0] = i
    for j in range(m + 1):
        d[0, j] = j
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            cost = 0 if a[i - 1] == b[j - 1] else 1
            d[i, j] = min(d[i - 1, j] + 1, d[i, j - 1] + 1, d[i - 1, j - 1] + cost)
    return d[n, m]


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return (v - 4).astype(dtype)


a = make(13, 1, np.int64)
b = make(11, 4, np.int64)
print(levenshtein(a, b))
print(a)
print(b)
