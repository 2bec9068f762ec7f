import numpy as np
from numba import njit


@njit(boundscheck=True)
def lcs(a, b):
    n = len(a)
    m = len(b)
    prev = np.zeros(m + 1, dtype=np.int64)
    for i in range(n):
        cur = np.zeros(m + 1, dtype=np.int64)
        for j in range(m):
            if a[i] == b[j]:
                cur[j + 1] = prev[j] + 1
            else:
                cur[j + 1] = max(prev[j + 1], cur[j])
        prev = cur
    return prev[m]


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return (v).astype(dtype)


a = make(30, 1, np.uint8)
b = make(25, 4, np.uint8)
print(lcs(a, b))
print(a)
print(b)
