import numpy as np
from numba import njit, prange


@njit(parallel=True)
def medians(a):
    out = np.empty(a.shape[0])
    for i in prange(a.shape[0]):
        tmp = a[i].copy()
        n = tmp.shape[0]
        for j in range(n):
            for k in range(j + 1, n):
                if tmp[k] < tmp[j]:
                    t = tmp[j]
                    tmp[j] = tmp[k]
                    tmp[k] = t
        out[i] = tmp[n // 2]
    return out


@njit(parallel=True)
def histogram_rows(a, bins):
    out = np.zeros((a.shape[0], bins), np.int64)
    for i in prange(a.shape[0]):
        counts = np.zeros(bins, np.int64)
        for j in range(a.shape[1]):
            counts[a[i, j] % bins] += 1
        for b in range(bins):
            out[i, b] = counts[b]
    return out


@njit(parallel=True)
def rows(a):
    for i in prange(a.shape[0]):
        row = a[i]
        s = 0.0
        for j in range(row.shape[0]):
            s += row[j]
        for j in range(row.shape[0]):
            row[j] /= s
    return a


print(medians(np.array([[3.0, 1.0, 2.0], [9.0, 8.0, 7.0], [5.0, 5.0, 1.0]])))
print(histogram_rows(np.arange(12).reshape(3, 4), 3))
print(rows(np.array([[1.0, 3.0], [2.0, 2.0]])))
