import numpy as np
from numba import njit
a = np.array([3.0, -1.0, 4.0, 1.0, 5.0, -9.0, 2.0, 6.0])
m = np.arange(12.0).reshape(3, 4) - 4.5
i8 = np.array([3, 1, 2, 3, 0, 1])
def check(name, f, *args):
    try:
        r = f(*args)
        print(name, r)
    except Exception as e:
        print(name, type(e).__name__, str(e)[:3000].splitlines()[-1][:100] if False else "")
@njit
def create(n):
    return np.arange(n), np.arange(2, n), np.arange(1.0, 2.0, 0.25), np.linspace(0.0, 1.0, 5), np.eye(3), np.identity(2)
check("create", create, 5)
@njit
def arrays():
    return np.array([1, 2, 3]), np.array([[1.5, 2.0], [3.0, 4.0]]), np.array((1, 2.5)), np.array([1, 2], dtype=np.float32), np.asarray([1.0])
check("arrays", arrays)
@njit
def sums(a):
    return a.sum(), np.sum(a), a.prod(), a.min(), np.max(a), a.mean(), a.var(), np.std(a), a.argmin(), np.argmax(a), (a > 0).any(), np.all(a != 0)
check("sums", sums, a); check("sums", sums, i8)
@njit
def axis(m):
    return m.sum(axis=0), m.sum(axis=1), np.sum(m, axis=-1), m.sum(0)
check("axis", axis, m)
@njit
def scans(a):
    return a.cumsum(), np.cumprod(a), np.diff(a)
check("scans", scans, a)
@njit
def orders(a):
    b = a.copy(); b.sort()
    return np.sort(a), np.argsort(a), np.unique(a), b, np.searchsorted(b, 2.5), np.median(a), np.searchsorted(b, a)
check("orders", orders, a); check("orders", orders, i8)
@njit
def picks(a, i):
    b = a.copy(); b[b < 0] = 0.0; b[i] = 7.0
    c = a.copy(); c[a > 2] += 1
    return a[a > 1], a[i], b, c, np.where(a > 1, a, -a), np.where(a > 1)[0], np.clip(a, 0.0, 3.0), np.abs(a), np.nonzero(a > 2)[0]
check("picks", picks, a, i8)
@njit
def shapes(m):
    return m.reshape(4, 3), m.ravel(), m.flatten(), m.T, m.reshape((2, -1)), m.astype(np.int64), m.reshape(-1)
check("shapes", shapes, m)
@njit
def joins(a):
    return np.concatenate((a, a[:2])), np.hstack((a, a)), np.vstack((a, a)).shape, np.stack((a, a)), np.append(a, 1.0), np.repeat(a, 2), np.roll(a, 2), np.flip(a)
check("joins", joins, a[:3])
@njit
def stats(i, a):
    return np.bincount(i), np.histogram(a, bins=4), np.interp(2.5, np.array([1.0, 2.0, 3.0]), np.array([3.0, 2.0, 0.0])), np.percentile(a, 25), np.count_nonzero(i), np.trapezoid(a)
check("stats", stats, i8, a)
@njit
def softmax(x):
    e = np.exp(x - x.max())
    return e / e.sum()
check("softmax", softmax, a)
@njit
def tri(m):
    return np.triu(m), np.tril(m), np.diag(m), np.diag(m[0]), np.trace(m)
check("tri", tri, m)
