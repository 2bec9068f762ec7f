# oracle: python
# Masks of any rank, whole and on an axis, with ints, slices and arrays of ints beside them.
import numpy as np
from numba import njit


@njit
def select(a, m1, m2):
    return a[m2], a[m1], a[:, m1[:-1]], a[m2, 0] if a.ndim == 3 else a[m2], a[m1, 1], a[1, m1[:-1]], a[m1, ..., 1]


@njit
def clean(image, low):
    bad = image < low
    image[bad] = 0.0
    image[~bad] -= low
    image[bad[:, 0], 1:] += 100.0
    image[image > 105.0] = image.max()
    return image


@njit
def fill(a, m, v):
    a[m] = v
    return a


@njit
def pick(a, m, k):
    a[m, k] += 5
    return a[m, k]


a = np.arange(36.0).reshape(4, 3, 3)
m1 = np.array([True, False, True, True])
m2 = a[:, :, 0] % 2 == 0
for part in select(a, m1, m2):
    print(part.shape, part.ravel().tolist())
print(clean(np.arange(12.0).reshape(3, 4) % 5, 2.0))
print(fill(np.zeros((2, 3)), np.array([[True, False, True], [False, True, False]]), np.array([1.0, 2.0, 3.0])))
print(fill(np.zeros((2, 3)), np.array([True, False]), np.array([1.0, 2.0, 3.0])))
print(fill(np.zeros((2, 2, 2)), np.array([[True, False], [False, True]]), np.array([[1.0, 2.0], [3.0, 4.0]])).tolist())
print(pick(np.zeros((3, 3), np.int64), np.array([True, False, True]), np.array([0, 2])))
print(fill(np.arange(5), np.zeros(5, np.bool_), 9), fill(np.arange(5), np.ones(5, np.bool_), np.array([7])))
for shape in ((3,), (4, 2)):
    try:
        print(a[np.ones(shape, np.bool_), 0].shape)
    except IndexError as e:
        print(e)
    try:
        print(pick(np.zeros((4, 3), np.int64), np.ones(shape[:1], np.bool_), 0))
    except IndexError as e:
        print(e)
try:
    fill(np.zeros((2, 3)), np.ones((2, 3), np.bool_), np.arange(4.0))
except ValueError as e:
    print(e)
