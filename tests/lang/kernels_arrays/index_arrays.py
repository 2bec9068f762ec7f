# One array of ints, or a mask, among ints and slices: loads, stores and augmented stores.
import numpy as np
from numba import njit


@njit
def loads(a, rows, cols, mask):
    return a[rows, 1], a[:, cols], a[rows, 1:], a[1, cols], a[mask, 0], a[rows][:, 0], a[-1, cols]


@njit
def stores(a, rows, cols):
    a[rows, 0] = 100.0
    a[:, cols] = -1.0
    a[rows, 1:3] += 0.5
    a[2, cols] = np.array([7.0, 8.0])
    return a


@njit
def bootstrap(points, picks):
    total = np.zeros(points.shape[1])
    for k in range(points.shape[1]):
        total[k] = points[picks, k].mean()
    return total


@njit
def three(a, i):
    return a[i, 1, 2], a[i, :, 0].shape, a[0, i].shape, a[i, 1].sum()


a = np.arange(12.0).reshape(3, 4)
rows, cols = np.array([2, 0]), np.array([3, 1])
for r in loads(a, rows, cols, np.array([True, False, True])):
    print(r)
print(stores(a.copy(), rows, cols))
print(bootstrap(a, np.array([0, 0, 2, 1])))
print(three(np.arange(24.0).reshape(2, 3, 4), np.array([1, 0, 1])))
try:
    loads(a, np.array([5, 0]), cols, np.array([True, False, True]))
except IndexError:
    print("IndexError")
