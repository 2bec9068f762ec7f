# oracle: python
# Reductions along axes of arrays without elements, with one, of small and unsigned ints, bools, float32 and complex numbers.
import numpy as np
from numba import njit


@njit
def sums(a):
    return a.sum(axis=0), np.prod(a, axis=1), a.mean(axis=0), np.any(a, axis=1), np.all(a, axis=0), np.count_nonzero(a, axis=1), np.cumsum(a, axis=1)


@njit
def extremes(a):
    return a.min(axis=0), a.max(axis=-1), a.argmin(axis=1), np.argmax(a, axis=0), np.sort(a, axis=0), np.argsort(a, axis=1, kind="stable")


def show(rs):
    for r in rs:
        print(r.dtype, r.shape, r.tolist())


for dtype in (np.int8, np.uint16, np.int64, np.float32, np.float64, np.complex128):
    show(sums((np.arange(6) % 4).reshape(2, 3).astype(dtype)))
for dtype in (np.int32, np.uint8, np.float32, np.float64):
    show(extremes((np.arange(6) * 5 % 4).reshape(3, 2).astype(dtype)))
for shape in ((0, 2), (1, 1), (3, 1)):
    print(np.ones(shape).sum(axis=0).tolist(), [s.tolist() for s in sums(np.ones(shape))[:2]])
nan = np.array([[1.0, np.nan, 3.0], [0.5, 2.0, np.nan]])
show(extremes(nan))
for shape in ((2, 0), (0, 2)):
    try:
        print(extremes(np.zeros(shape))[0].shape)
    except ValueError as e:
        print(e)
