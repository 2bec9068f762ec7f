"""parallel=True, bodies of prange, undecorated functions around: the same values."""
import numpy as np
from numba import njit, prange


@njit(parallel=True)
def body(a, b):
    t = a * b
    u = t + a
    d = u - b
    return d * d


@njit(parallel=True)
def total(i, j):
    t = i * j
    u = t + 1
    return u.sum(), (u * 2).max()


@njit(parallel=True)
def rows(m, out):
    for k in prange(m.shape[0]):
        t = m[k] * 2.0
        u = t - 1.0
        out[k] = (u * u).sum()


@njit(parallel=True)
def whole_rows(m, out):
    for k in prange(m.shape[0]):
        t = m[k] * 2.0
        out[k, :] = t + k


@njit(parallel=True)
def reduced(m):
    acc = np.zeros(m.shape[1])
    for k in prange(m.shape[0]):
        t = m[k] * 3.0
        acc += t + 1.0
    return acc


@njit(parallel=True)
def cnd(d):
    k = 1.0 / (1.0 + 0.2316419 * np.abs(d))
    tail = 0.3989 * np.exp(-0.5 * d * d) * (k * (0.3194 + k * (-0.3566 + k * 1.7815)))
    return np.where(d > 0, 1.0 - tail, tail)


def plain(a, b):
    t = a * b
    u = t + 1.0
    return u.sum()


def looped(a, n):
    s = 0.0
    for k in range(n):
        t = a * k
        s += (t + 1.0).sum()
    return s


a = np.linspace(-1.0, 1.0, 9)
print(body(a, a + 2.0))
print(total(np.arange(50), np.arange(50)[::-1].copy()))
m = np.arange(24.0).reshape(4, 6)
out = np.zeros(4)
rows(m, out)
print(out)
wide = np.zeros((4, 6))
whole_rows(m, wide)
print(wide)
print(reduced(m))
print(cnd(a))
print(plain(a, a), looped(a, 4))
