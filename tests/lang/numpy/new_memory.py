# oracle: python
# Functions that give new memory, also where one element or one line is all there is: what is stored into it never reaches the array.
import numpy as np
from numba import njit


@njit
def rows(a):
    r = np.take(a, 1, 0)
    r[:] = 9
    return r


a = np.arange(6.0).reshape(2, 1, 3)
makers = [lambda: np.take(a, 0, axis=1), lambda: a.take(1, axis=0), lambda: np.nanmax(a, axis=1), lambda: np.fmax.reduce(a, axis=1), lambda: np.compress([True], a, axis=1),
          lambda: np.maximum.reduce(a, axis=1), lambda: np.bitwise_or.reduce(a.astype(int), axis=1), lambda: np.repeat(a, 1, axis=0), lambda: np.concatenate((a,)),
          lambda: np.add.reduceat(a, [0], axis=1), lambda: np.clip(a, -9, 99), lambda: np.round(a), lambda: np.roll(a, 0), lambda: np.delete(a, [], axis=0), lambda: np.pad(a, 0),
          lambda: np.take_along_axis(a, np.zeros((2, 1, 3), int), axis=1), lambda: np.median(a, axis=1), lambda: np.partition(a, 0, axis=1), lambda: np.average(a, axis=1, weights=[1.0])]
for f in ("sum", "prod", "max", "min", "mean", "cumsum", "sort", "nansum", "ptp"):
    makers.append(lambda f=f: getattr(np, f)(a, axis=1))
before = a.copy()
for k, make in enumerate(makers):
    r = make()
    r[...] = 77
    if (a != before).any():
        print(k, "wrote into the array")
        a[...] = before
print(np.take([5, 6, 7], [True, False]), np.take(np.arange(4).reshape(2, 2), np.True_, axis=0), np.take(np.arange(3), 2), np.take(np.arange(3), [[0, 2]]))
b = np.arange(6.0).reshape(3, 2)
print(rows(b), b.tolist())
