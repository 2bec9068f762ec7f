import numpy as np
from numba import njit, prange


@njit(parallel=True)
def rows_scaled(a, k):
    out = np.empty_like(a)
    for i in prange(a.shape[0]):
        for j in range(a.shape[1]):
            out[i, j] = a[i, j] * k
    return out


@njit(parallel=True)
def copy_rows(src, dst):
    for i in prange(src.shape[0]):
        dst[i, :] = src[i, :]


@njit(parallel=True)
def wave(n, steps):
    u = np.zeros(n)
    v = np.zeros(n)
    u[n // 2] = 1.0
    for t in range(steps):
        for i in prange(1, n - 1):
            v[i] = u[i] + 0.1 * (u[i - 1] - 2 * u[i] + u[i + 1])
        u, v = v, u
    return u


@njit(parallel=True)
def pi(n):
    h = 1.0 / n
    s = 0.0
    for i in prange(n):
        x = h * (i + 0.5)
        s += 4.0 / (1.0 + x * x)
    return s * h


a = np.arange(6.0).reshape(2, 3)
print(rows_scaled(a, 2.0))
b = np.zeros((2, 3))
copy_rows(a, b)
print(b)
print(np.round(wave(7, 3), 4), round(pi(1000), 8))
