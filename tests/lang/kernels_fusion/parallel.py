# parallel=True: whole-array statements, overlapping slices, data -= data.mean(), reductions: as without it, for any number of threads
# oracle: python
import numpy as np
from numba import njit, prange


@njit(parallel=True)
def center(data):
    data -= data.mean()
    data /= np.sqrt(np.sum(data * data) / data.size)
    return data


@njit(parallel=True)
def shift(a):
    a[1:] = a[:-1] + a[1:]
    a[:-1] = a[1:] * 2 - a[:-1]
    a[::-1] = a + 1


@njit(parallel=True)
def sweep(p, steps):
    for _ in range(steps):
        p[1:-1, 1:-1] = 0.25 * (p[1:-1, 2:] + p[1:-1, :-2] + p[2:, 1:-1] + p[:-2, 1:-1])
        p[:, 0] = p[:, 1]
        p[0] = p[1] + p[-1]
    return p.sum(), p.max(), np.abs(p).mean(), np.any(p > 3), np.count_nonzero(p > 1)


@njit(parallel=True)
def create(n):
    a = np.zeros(n)
    b = np.ones((n, 3)) * 2
    c = np.full(n, 7)
    d = np.arange(n) * 2.0
    a += d
    return a.sum(), b.sum(), c.sum(), (a + d).max(), d[::-1].min()


@njit(parallel=True)
def rows(a, out):
    for i in prange(a.shape[0]):
        out[i, :] = a[i, :] * 2 + np.sum(a[i, :] * a[i, :])
        out[i, 1:] += out[i, :-1]
    return out.sum()


@njit(parallel=True)
def shape_error(a, b, log):
    log[0] = 1
    c = a + b
    log[1] = 1
    return c.sum()


x = np.arange(100000.0) % 64
print(center(x.copy())[:5].round(10))
y = np.arange(20000.0) % 16
shift(y)
print(y[:8], y[-8:], y.sum())
p = np.zeros((130, 140))
p[:, -1] = 64.0
p[64] = 32.0
print(*sweep(p, 3))
print(*create(1001))
a = np.arange(6400.0).reshape(64, 100) % 8
print(rows(a, np.zeros((64, 100))))
log = np.zeros(2)
try:
    shape_error(np.ones(5), np.ones(4), log)
except ValueError:
    print('ValueError', log)
