# oracle: python
# What NumPy says of shapes that do not fit and indices that are out of bounds; views of another dtype.
import numpy as np
from numba import njit
@njit
def add(a, b):
    return a + b * 2
@njit
def aug(a, b):
    a += b
    return a
for x, y in ((np.zeros(3), np.zeros(4)), (np.zeros((2, 3)), np.zeros(4)), (np.zeros((2, 3)), np.zeros((3, 2)))):
    for f in (add, aug):
        try:
            f(x, y)
        except ValueError as e:
            print(e)
@njit
def at(a, i):
    return a[i]
@njit
def at2(a, i, j):
    a[i, j] = 1
for f, args in ((at, (np.zeros(3), 5)), (at2, (np.zeros((3, 2)), 0, -3)), (at, (np.zeros((3, 2)), -4))):
    try:
        f(*args)
    except IndexError as e:
        print(e)
@njit
def views(a, x):
    b = a.view(np.int64)
    b[0] = 0
    c = a.view(np.uint64)
    return b, c.dtype == np.uint64, a.item(3), x.item(1, 2), x.item(4), x.copy('F'), np.clip(x, 1, None), np.clip(x, a_max=2.0, a_min=0.5), x.clip(max=3), np.zeros([2, 3]).shape, x.reshape([3, 2])
a = np.arange(6.)
for r in views(a, a.copy().reshape(2, 3)): print(r)
print(a)
