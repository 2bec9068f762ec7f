# Slices as values: made in the kernel, passed as arguments, their parts, indices(), in tuples of indices.
import numpy as np
from numba import njit


@njit
def cut(a, s):
    return a[s]


@njit
def parts(s):
    return s.start, s.stop, s.step


@njit
def block(a, rows, cols):
    return a[rows, cols], a[rows, 0], a[-1, cols]


@njit
def made(a, n):
    s = slice(1, n)
    t = slice(None, None, -1)
    u = slice(n)
    return a[s], a[t], a[u], a[slice(None)], s.stop - s.start


@njit
def put(a, s, v):
    a[s] = v
    return a


@njit
def walk(s, n):
    start, stop, step = s.indices(n)
    found = [0 for _ in range(0)]
    for i in range(start, stop, step):
        found.append(i)
    return found, (start, stop, step)


@njit
def by_tuple(a, at):
    return a[at]


@njit
def of_list():
    l = [10, 20, 30, 40, 50]
    s = slice(1, 4, 2)
    return l[s], l[slice(None, 2)]


@njit
def of_tuple():
    t = (1, 2.5, 3, 4)
    return t[slice(1, 3)]


a = np.arange(10.0)
m = np.arange(12).reshape(3, 4)
for s in (slice(2, 5), slice(None, 3), slice(1, None, 2), slice(None, None, -1), slice(-3, None), slice(8, 2, -2), slice(3, 3)):
    print(cut(a, s), parts(s), *walk(s, 7))
print(*block(m, slice(0, 2), slice(1, 3)))
print(*made(a, 4))
print(put(a.copy(), slice(1, 3), 7.0), put(a.copy(), slice(None, None, 3), -1.0))
print(by_tuple(m, (slice(0, 2), slice(1, 2))), by_tuple(m, (slice(0, 2), 1)), by_tuple(m, (1, 2)))
print(*of_list())
print(of_tuple())
print(cut("hello world", slice(2, 8)), cut("héllo", slice(None, None, -1)), cut([1, 2, 3, 4], slice(1, 3)))
