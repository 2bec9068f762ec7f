# programs as they are published: nearest neighbours, a Julia set, a Monte Carlo sum with a seed of its own, a matrix product
import math
import numpy as np
from numba import njit, prange


@njit(parallel=True, fastmath=False)
def pairwise(x):
    n = x.shape[0]
    d = np.empty((n, n))
    for i in prange(n):
        for j in range(n):
            s = 0.0
            for k in range(x.shape[1]):
                t = x[i, k] - x[j, k]
                s += t * t
            d[i, j] = math.sqrt(s)
    return d


@njit(parallel=True)
def nearest(d):
    n = d.shape[0]
    out = np.zeros(n, dtype=np.int64)
    for i in prange(n):
        best = np.inf
        which = -1
        for j in range(n):
            if i != j and d[i, j] < best:
                best = d[i, j]
                which = j
        out[i] = which
    return out


@njit(parallel=True)
def julia(w, h, limit):
    out = np.zeros((h, w), dtype=np.int64)
    for y in prange(h):
        for x in range(w):
            z = complex(-1.5 + 3.0 * x / w, -1.0 + 2.0 * y / h)
            n = 0
            while n < limit and z.real * z.real + z.imag * z.imag < 4.0:
                z = z * z + complex(-0.4, 0.6)
                n += 1
            out[y, x] = n
    return out


@njit(parallel=True)
def lcg_pi(n):
    inside = 0
    for i in prange(n):
        s = np.uint64(i * 2654435761 + 12345)
        s = (s * np.uint64(6364136223846793005) + np.uint64(1442695040888963407))
        x = float(s >> np.uint64(40)) / 16777216.0
        s = (s * np.uint64(6364136223846793005) + np.uint64(1442695040888963407))
        y = float(s >> np.uint64(40)) / 16777216.0
        if x * x + y * y <= 1.0:
            inside += 1
    return inside


pts = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 2.0], [5.0, 5.0]])
d = pairwise(pts)
print(np.round(d, 4))
print(nearest(d))
print(julia(12, 4, 30))
print(lcg_pi(2000))
