import numpy as np
from numba import njit


@njit(boundscheck=True)
def histogram(x, bins, lo, hi):
    h = np.zeros(bins, np.int64)
    scale = bins / (hi - lo)
    for v in x:
        i = int((v - lo) * scale)
        if 0 <= i < bins:
            h[i] += 1
    return h


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(50, 1, np.float64)
print(histogram(a, 5, -2.0, 3.0))
print(a)
