import numpy as np
from numba import njit


@njit(boundscheck=True)
def kmeans_step(x, centers):
    n, d = x.shape
    k = centers.shape[0]
    labels = np.empty(n, np.int64)
    for i in range(n):
        best = np.inf
        for c in range(k):
            dist = 0.0
            for j in range(d):
                t = x[i, j] - centers[c, j]
                dist += t * t
            if dist < best:
                best = dist
                labels[i] = c
    return labels


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(20, 1, np.float64).reshape(10, 2)
b = make(6, 5, np.float64).reshape(3, 2)
print(kmeans_step(a, b))
print(a)
print(b)
