import numpy as np
from numba import njit


@njit(boundscheck=True)
def rolling_mean(x, w):
    n = len(x)
    out = np.full(n, np.nan)
    s = 0.0
    for i in range(n):
        s += x[i]
        if i >= w:
            s -= x[i - w]
        if i >= w - 1:
            out[i] = s / w
    return out


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(12, 1, np.float64)
print(rolling_mean(a, 4))
print(a)
