# Lines along any axis of two and three dimensions: sort, argsort, partition; transposed and sliced arrays; short lines, many at once.
# oracle: python
import numpy as np
from numba import njit


@njit
def lines(a):
    return np.sort(a, axis=0), np.sort(a, axis=1), np.sort(a), np.argsort(a, axis=0, kind="stable"), np.argsort(a, axis=-1, kind="stable")


@njit
def in_place(a):
    a.sort()
    return a


@njit
def in_place_first(a):
    a.sort(axis=0)
    return a


@njit
def parts(a, k):
    p = np.partition(a, k, axis=0)
    q = np.partition(a, k, axis=-1)
    at = np.argpartition(a, k, axis=-1)
    return p[k], q[..., k], np.take_along_axis(a, at, -1)[..., k]


@njit
def middle(a):
    return np.median(a, axis=0), np.median(a, axis=1), np.percentile(a, 30, axis=1)


x = (np.arange(23 * 17, dtype=np.int64) * 7919 + 13) % 1009 - 500
for a in (x.reshape(23, 17), x.reshape(17, 23).T, x.reshape(23, 17)[::2, ::-1], x.reshape(23, 17).astype(np.float64), x.reshape(23, 17).astype(np.float32),
          (x % 50).reshape(23, 17).astype(np.uint8), (x % 3 == 0).reshape(17, 23)):
    s0, s1, s2, a0, a1 = lines(a)
    print(a.dtype, s0[:2, :4], s1[:2, :4], s2[-1, -3:], a0[:2, :4], a1[-2:, :4])
    print(in_place(a.copy())[0, :5], in_place_first(a.copy())[-1, :5])
    if a.dtype != np.bool_:
        for r in parts(a, 5):
            print(r)
        for r in middle(a):
            print(r[:6])
cube = x[:360].reshape(5, 8, 9)
print(np.array_equal(np.sort(cube, axis=1), lines(cube)[1]), lines(cube)[0][0, 0], lines(cube)[3][0, 0], lines(cube)[2][1, 1])
print(in_place(cube.copy())[2, 3], in_place_first(cube.copy())[2, 3], parts(cube, 3)[0][1], parts(cube, 3)[1][1])
print(lines(np.zeros((0, 3)))[0].shape, lines(np.zeros((3, 0)))[1].shape)
