from math import sqrt
from numba import njit, prange
import numpy as np


@njit
def a(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


@njit(parallel=True)
def mult(v, out, transposed):
    n = v.size
    for i in prange(n):
        s = 0.0
        for j in range(n):
            if transposed:
                s += a(j, i) * v[j]
            else:
                s += a(i, j) * v[j]
        out[i] = s


def spectral_norm(n):
    u, v, tmp = np.ones(n), np.zeros(n), np.zeros(n)
    for _ in range(10):
        mult(u, tmp, False)
        mult(tmp, v, True)
        mult(v, tmp, False)
        mult(tmp, u, True)
    return sqrt(sum(x * y for x, y in zip(u, v)) / sum(y * y for y in v))


for n in (10, 100, 200):
    print(f"{spectral_norm(n):.9f}")
