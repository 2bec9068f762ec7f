import numpy as np
from numba import njit


@njit(boundscheck=True)
def elem2(a, i, j):
    return a[i, j], a[i][j], a[(i, j)]


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(12, 2, np.float64).reshape(3, 4)
print(elem2(a, 1, -1))
print(a)
a = make(12, 2, np.float64).reshape(3, 4)
print(elem2(a, np.int32(2), np.uint8(3)))
print(a)
a = make(12, 2, np.float64).reshape(3, 4)
try:
    print(elem2(a, 1, 4))
except IndexError:
    print("IndexError")
print(a)
a = make(12, 2, np.float64).reshape(3, 4)
try:
    print(elem2(a, -4, 0))
except IndexError:
    print("IndexError")
print(a)
a = np.asfortranarray(make(12, 2, np.float64).reshape(3, 4))
print(elem2(a, 1, 2))
print(a)
