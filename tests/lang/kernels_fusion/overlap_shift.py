# Slices assigned to slices of the same array: as if the right side were computed first, whichever way they lie
# oracle: python
import numpy as np
from numba import njit


@njit
def down(a):
    a[1:] = a[:-1] * 2 + 1


@njit
def up(a):
    a[:-1] = a[1:] * 2 + 1


@njit
def both_sides(a):
    a[1:-1] = (a[:-2] + a[2:]) / 2


@njit
def far(a, k):
    a[k:] = a[:-k] + a[k:]


@njit
def variable(a, i, j, n):
    a[i:i + n] = a[j:j + n] * 10 + a[i:i + n]


@njit
def backwards(a):
    a[:] = a[::-1] + a


@njit
def half(a):
    a[:5] = a[::2] + 1
    a[::2] = a[:5] - 1


@njit
def plain(a):
    a[1:] = a[:-1]
    a[:-2] = a[2:]
    a[::-1] = a


@njit
def in_place(a):
    a[1:] += a[:-1]
    a[:-1] *= a[1:]
    a -= a[::-1]


for dtype in (np.float64, np.int32, np.complex64):
    for f in (down, up, both_sides, backwards, half, plain, in_place):
        a = np.arange(10).astype(dtype)
        if dtype == np.int32 and f == both_sides:
            continue
        f(a)
        print(f.__name__, a.tolist())
for k in range(1, 10):
    a = np.arange(10.0)
    far(a, k)
    print(k, a)
for i in range(6):
    for j in range(6):
        a = np.arange(10.0)
        variable(a, i, j, 4)
        print(i, j, a.tolist())
