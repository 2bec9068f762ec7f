import numpy as np
from numba import njit


@njit(boundscheck=True)
def union_find(n, a, b):
    parent = np.zeros(n, np.int64)
    for i in range(n):
        parent[i] = i
    for e in range(len(a)):
        x, y = a[e], b[e]
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        while parent[y] != y:
            y = parent[y]
        parent[x] = y
    c = 0
    for i in range(n):
        if parent[i] == i:
            c += 1
    return c


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return (v).astype(dtype)


b = make(8, 1, np.uint8)
c = make(8, 6, np.uint8)
print(union_find(11, b, c))
print(b)
print(c)
