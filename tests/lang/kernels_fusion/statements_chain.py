"""Names that only the next statements read: chains, sums, several readers, float32 and ints between."""
import numpy as np
from numba import njit


@njit
def chain(a, b, c):
    t = a * b
    u = t + c
    s = u.sum()
    return s


@njit
def twice(a, b):
    d = a - b
    return d * d + d


@njit
def two_nests(a, b):
    d = a - b
    top = d.max()
    r = d * 2.0
    return r, top, d.min()


@njit
def many(x):
    e = np.exp(-x)
    k = 1.0 / (1.0 + e)
    w = k * (1.0 - k) + e * k
    return np.where(x > 0, w, -w)


@njit
def costly(x):
    e = np.exp(x)
    return e / e.sum()


@njit
def rounded(a, b):
    t = a * b
    u = t / np.float32(3.0)
    r = u + 1.0
    return r


@njit
def ints(i, j):
    t = i * j
    h = t // 2
    m = h % 7
    r = m + i
    return r


@njit
def masks(a, lo, hi):
    inside = (a > lo) & (a < hi)
    r = inside.sum()
    out = np.zeros(a.shape)
    return r, out


@njit
def mask_ends(a):
    m = a > 0.5
    x = m.min()
    y = m.max()
    return x, y


@njit
def into(a, b, out):
    t = a + b
    u = t * 0.5
    out[:] = u - a


@njit
def added(a, b):
    t = a * b
    a += t
    return a


@njit
def from_itself(a):
    t = a[:-2] + a[2:]
    a[1:-1] = t * 0.5


a = np.linspace(0.0, 1.0, 7)
b = np.linspace(2.0, -1.0, 7)
print(chain(a, b, a + b))
print(twice(a, b))
print(two_nests(a, b))
print(many(a - 0.4))
print(costly(a))
f = rounded(a.astype(np.float32), b.astype(np.float32))
print(f.dtype, f)
i = np.arange(9, dtype=np.int32)
r = ints(i, i[::-1].copy())
print(r.dtype, r)
print(ints(i.astype(np.uint8), i.astype(np.uint8)))
print(masks(a, 0.2, 0.9))
print(mask_ends(a))
out = np.empty(7)
into(a, b, out)
print(out)
print(added(a.copy(), b))
z = a ** 2
from_itself(z)
print(z)
