# oracle: python
# Several index arrays, broadcast together, among slices, new axes and ints: loads, stores and op=.
import numpy as np
from numba import njit


@njit
def pairs(a, i, j):
    return a[i, j], a[i[:, None], j], a[i, 1, j], a[i, :, j], a[:, i, j]


@njit
def between(a, i):
    return a[1, :, i], a[..., i], a[i, None], a[i, ::2, -1], a[None, 0, i]


@njit
def put(a, i, j):
    a[i, j] = -1.0
    a[i[:, None], j, 0] += 10.0
    a[:, i, j] = np.arange(float(a.shape[0]))[:, None]
    a[i, :, j] *= 2.0
    return a


@njit
def gram(x, rows, cols):
    block = x[np.ix_(rows, cols)] if False else x[rows[:, None], cols]
    x[rows[:, None], cols] = block.T
    return block, x


a = np.arange(60.0).reshape(3, 4, 5)
i = np.array([0, 2, -1])
j = np.array([1, -2, 0])
for part in pairs(a, i, j) + between(a, i):
    print(part.shape, part.ravel().tolist())
print(put(a.copy(), i, j).tolist())
print(put(np.asfortranarray(a), i, j).sum())
print(put(a[::-1, :, ::-1].copy(), i, j).tolist()[0])
block, x = gram(np.arange(16.0).reshape(4, 4), np.array([0, 2]), np.array([1, 3]))
print(block.tolist(), x.tolist())
for shape in ((2, 3), (0,), (1,)):
    k = np.zeros(shape, np.int64)
    print([p.shape for p in (a[k, k], a[:, k], a[k])], between(a, k)[1].shape, pairs(a, np.zeros(2, np.int64), np.ones(1, np.int64))[0].shape)
try:
    pairs(a, np.array([0, 1]), np.array([0, 1, 2]))
except IndexError as e:
    print(e)
try:
    pairs(a, np.array([0, 3]), np.array([0, 1]))
except IndexError as e:
    print(e)
