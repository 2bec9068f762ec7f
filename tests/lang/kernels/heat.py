import numpy as np
from numba import njit


@njit(boundscheck=True)
def heat(u, steps, k):
    n = len(u)
    for s in range(steps):
        v = u.copy()
        for i in range(1, n - 1):
            u[i] = v[i] + k * (v[i + 1] - 2 * v[i] + v[i - 1])
    return u


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(12, 1, np.float64)
print(heat(a, 3, 0.25))
print(a)
