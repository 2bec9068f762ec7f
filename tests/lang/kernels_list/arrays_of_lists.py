# np.array of lists made in a kernel.
import numpy as np
from numba import njit

@njit
def one(n):
    l = [i * 0.5 for i in range(n)]
    return np.array(l)

@njit
def literals():
    return np.array([1, 2, 3]), np.array([[1.0, 2.0], [3.0, 4.0]])

@njit
def typed():
    return np.array([1, 2], dtype=np.float32), np.array([1.5, 2.5], np.float64)

@njit
def hits(a):
    out = []
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            if a[i, j] > 2:
                out.append((i, j))
    r = np.zeros((len(out), 2), np.int64)
    for k in range(len(out)):
        r[k, 0], r[k, 1] = out[k]
    return r

@njit
def grow(n):
    pts = []
    x = 0.1
    for _ in range(n):
        x = 3.7 * x * (1.0 - x)
        pts.append(x)
    return np.array(pts)

print(one(4), one(4).dtype)
a, b = literals()
print(a, a.dtype, b.shape, b[1, 0])
c, d = typed()
print(c, c.dtype, d)
print(hits(np.arange(6).reshape(2, 3)))
print(grow(5))
