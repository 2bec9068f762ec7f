# One array of ints or one mask, as Numba takes them; reversed views and every step; .flat, ndindex, ndenumerate.
import numpy as np
from numba import njit


@njit
def steps(a):
    out = []
    out.append(a[::-1].copy())
    out.append(a[::2].copy())
    out.append(a[-2::-2].copy())
    out.append(a[1:-1][::-1].copy())
    out.append(a[5:1:-3].copy())
    out.append(a[10:20].copy())
    return out


@njit
def rows(a, i, m):
    return a[i], a[m], a[i, 1], a[:, i], a[0, m]


@njit
def store(a, i, v):
    a[i] = v
    a[i] = a[i] + 1
    return a


@njit
def walk(a):
    total = 0.0
    for i, x in enumerate(a.flat):
        total += i * x
    for at in np.ndindex(a.shape):
        total += a[at]
    for at, x in np.ndenumerate(a):
        total += at[0] * x - at[-1]
    return total


for part in steps(np.arange(8)):
    print(part)
a = np.arange(9.0).reshape(3, 3)
for part in rows(a, np.array([2, 0, -1]), np.array([True, False, True])):
    print(part.tolist())
print(store(np.zeros(6), np.array([1, 4, 1]), np.array([3.0, 5.0, 7.0])))
print(store(np.zeros(6, np.int32), np.array([0, -1], np.int32), 4))
for shape in ((4,), (2, 3), (2, 0), (2, 3, 2), (1, 2, 1, 3)):
    n = 1
    for s in shape:
        n *= s
    print(walk(np.arange(float(n)).reshape(shape)), walk(np.asfortranarray(np.arange(float(n)).reshape(shape))))
