# oracle: python
# Lists as indices, repeated places, chains of subscripts, and stores whose right side overlaps the left.
import numpy as np
from numba import njit


@njit
def corners(a):
    return a[[0, -1]], a[[0, -1], [0, -1]], a[:, [2, 0]], a[[True, False, True]]


@njit
def covariance(data):
    n, m = data.shape
    data -= data.mean(axis=0)
    cov = np.zeros((m, m))
    for i in range(m):
        cov[i:m, i] = cov[i, i:m] = data[:, i] @ data[:, i:m] / (n - 1.0)
    return cov


@njit
def chained(a, i, j):
    s = 0.0
    for k in range(len(i)):
        s += a[i[k]][j[k]]
        a[i[k]][1:][0] = s
    a[i][0] = 99.0
    a[:2][j[:2], 0] = -s
    return float(s), a


@njit
def rotate(a, order):
    a[order] = a[::-1]
    a[:, 1:] = a[:, :-1]
    a[::-1] += a
    a[order, 0] = a[0, order]
    return a


@njit
def again(a):
    a[a] = a[::-1]
    return a


a = np.arange(9.0).reshape(3, 3)
for part in corners(a):
    print(part.tolist())
print(covariance(np.array([[1.0, 2.0, 4.0], [3.0, 5.0, 1.0], [2.0, 8.0, 0.5], [0.0, 1.0, 1.0]])))
print(chained(a.copy(), np.array([0, 2, 1, 0]), np.array([1, 1, 0, 2])))
print(rotate(a.copy(), np.array([2, 0, 1])))
print(again(np.array([3, 1, 0, 2])))
hits = np.zeros(4, np.int64)


@njit
def count(hits, where):
    hits[where] += 1
    hits[[3, 3]] += 10
    return hits


print(count(hits, np.array([0, 0, 2])))
