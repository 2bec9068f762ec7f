import numpy as np
from numba import njit


@njit(boundscheck=True)
def matmul(a, b):
    n, k = a.shape
    k2, m = b.shape
    assert k == k2, "shapes do not match"
    c = np.zeros((n, m))
    for i in range(n):
        for j in range(m):
            s = 0.0
            for p in range(k):
                s += a[i, p] * b[p, j]
            c[i, j] = s
    return c


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(35, 1, np.float64).reshape(5, 7)
b = make(21, 2, np.float64).reshape(7, 3)
print(matmul(a, b))
print(a)
print(b)
a = make(35, 1, np.float64).reshape(5, 7)
b = make(18, 2, np.float64).reshape(6, 3)
try:
    print(matmul(a, b))
except AssertionError as e:
    print("AssertionError", e)
print(a)
print(b)
a = make(35, 1, np.float32).reshape(5, 7)
b = np.asfortranarray(make(21, 2, np.float64).reshape(7, 3))
print(matmul(a, b))
print(a)
print(b)
