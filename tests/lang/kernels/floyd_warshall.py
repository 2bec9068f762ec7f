import numpy as np
from numba import njit


@njit(boundscheck=True)
def floyd_warshall(d):
    n = d.shape[0]
    for k in range(n):
        for i in range(n):
            for j in range(n):
                if d[i, k] + d[k, j] < d[i, j]:
                    d[i, j] = d[i, k] + d[k, j]
    return d[0, n - 1]


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    kind = np.dtype(dtype).kind
    if kind == "b":
        v = v % 2
    if kind in "if":
        v = v - 4
    if kind == "c":
        v = v - 4 + 1j * (v % 3)
    if kind in "fc":
        v = v * 0.5
    return v.astype(dtype)


a = make(81, 1, np.float64).reshape(9, 9)
print(floyd_warshall(a))
print(a)
a = make(81, 5, np.int32).reshape(9, 9)
print(floyd_warshall(a))
print(a)
