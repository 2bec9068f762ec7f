# Names that are assigned anew hold, until then, arrays that need not be made: in a row, in loops, under try, in branches.
import numpy as np
from numba import njit


@njit
def chain(x, y):
    z = x + y
    a = z * 2.0
    b = a - x
    z = b * y
    z = z + a
    z = np.sqrt(np.abs(z)) - x
    return z


@njit
def swapped(x, y, n):
    t = x * 1.0
    for k in range(n):
        s = t * 2.0
        t = s + y
        r = t * k
        t = r - s
    return t


@njit
def sums(x, y):
    t = x * y
    a = t.sum()
    t = x - y
    b = t.max()
    t = t * t
    c = t.mean()
    t = t + a
    return t, a, b, c


@njit
def caught(x, y):
    t = x * 2.0
    try:
        t = x + 1.0
        u = t * y
        t = u - 1.0
    except Exception:
        return t.sum() - 1000.0
    return t.sum()


@njit
def branches(x, y, which):
    t = x + y
    if which:
        u = t * 2.0
        t = u - x
    else:
        t = t * 3.0
        t = t + 1.0
    return t


@njit
def closed(x, y):
    t = x + y

    def read(k):
        return t[0] + k

    u = t * 2.0
    t = u - x
    return read(1.0), t.sum()


@njit
def other_types(x, i):
    t = x * 2.0
    a = t.sum()
    t = i * 2
    b = t.sum()
    t = i > 1
    c = t.sum()
    t = t & (x > 0)
    return a, b, c, t


@njit
def stored(x, y):
    t = x * 2.0
    y[:] = t + y
    t = y * 3.0
    x[1:] = t[1:] - 1.0
    t = x + y
    x += t
    t = t * x
    return t


@njit
def broadcast(x, row):
    t = x + row
    u = t * 2.0
    t = row * 3.0
    v = u + t
    t = v - row
    return t


@njit
def fails(x, y):
    t = x + 1.0
    u = t * 2.0
    t = x + y
    return t + u


x, y = np.arange(8.0) - 3, np.linspace(1, 2, 8)
print(chain(x, y))
print(swapped(x, y, 4))
print(sums(x, y))
print(caught(x, y), branches(x, y, True), branches(x, y, False))
print(closed(x, y))
print(other_types(x, np.arange(8)))
p, q = x.copy(), y.copy()
print(stored(p, q), p, q)
print(broadcast(np.ones((3, 8)), x))
for args in ((x, y[:3]), (x, np.ones((2, 5)))):
    try:
        print(fails(*args))
    except ValueError as e:
        print("ValueError")
