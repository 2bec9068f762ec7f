# Sorting inside loops and prange, over rows and columns of a shared array; top k, ranks, a running median, k nearest neighbours.
# oracle: python
import numpy as np
from numba import njit, prange


@njit(parallel=True)
def rows(a):
    for i in prange(a.shape[0]):
        a[i].sort()
    return a


@njit(parallel=True)
def row_medians(a):
    r = np.empty(a.shape[0])
    for i in prange(a.shape[0]):
        r[i] = np.median(a[i])
    return r


@njit
def columns(a):
    for j in range(a.shape[1]):
        a[:, j].sort()
    return a


@njit
def ranks(a):
    r = np.empty(len(a), np.int64)
    r[np.argsort(a)] = np.arange(len(a))
    return r


@njit
def running_median(x, w):
    r = np.empty(len(x) - w + 1)
    for i in range(len(r)):
        r[i] = np.median(x[i : i + w])
    return r


@njit
def nearest(p, k):
    n = len(p)
    r = np.empty((n, k), np.int64)
    for i in range(n):
        d = np.sum((p - p[i]) ** 2, axis=1)
        r[i] = np.argsort(d, kind="mergesort")[:k]
    return r


@njit
def despeckle(img):
    h, w = img.shape
    out = img.copy()
    for i in range(1, h - 1):
        for j in range(1, w - 1):
            out[i, j] = np.median(img[i - 1 : i + 2, j - 1 : j + 2])
    return out


@njit
def place(edges, x):
    count = np.zeros(len(edges) + 1, np.int64)
    for i in np.searchsorted(edges, x):
        count[i] += 1
    return count


a = (np.arange(12 * 31) * 7919 % 1009).astype(np.float64).reshape(12, 31)
print(rows(a.copy())[3, :5], rows(a.copy()).sum(axis=0)[:4])
print(row_medians(a))
print(columns(a.copy())[:3, :4])
print(ranks(a[2])[:12])
print(running_median(a.ravel()[:40], 5)[:9], running_median(a.ravel()[:40], 6)[:5])
print(nearest(a[:, :3], 4)[:5])
print(despeckle(a)[1:4, 1:6])
print(place(np.array([100.0, 300.0, 550.0, 900.0]), a.ravel()), place(np.array([10, 20, 20, 30]), np.array([5, 10, 20, 25, 99])))
print(place(np.array([1.0, 2.0], np.float32), np.array([0.5, 1.0, 1.5, 2.5], np.float32)), place(np.array([1, 2]), np.array([0.5, 1.5])))
