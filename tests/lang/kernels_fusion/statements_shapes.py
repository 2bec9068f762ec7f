"""Broadcasting between the statements: (n, 1) with (1, n), rows, numbers, layouts, three dimensions, sizes 0 and 1."""
import numpy as np
from numba import njit


@njit
def pairs(x, y):
    d = x - y
    e = d * d
    r = e + 1.0
    return r


@njit
def widened(col, row):
    t = col * 2.0
    u = t + row
    return u.sum()


@njit
def roots(x, m):
    s = np.sqrt(x)
    r = s * m
    return r


@njit
def columns(p):
    dx = p[:, 0] - p[:, 1]
    dy = p[:, 2] * 2.0
    h = dx * dx + dy * dy
    return np.sqrt(h).max()


@njit
def inner(u, w):
    lap = u[:-2, 1:-1] + u[2:, 1:-1] - 4.0 * u[1:-1, 1:-1]
    grow = u[1:-1, 1:-1] * 0.1
    w[1:-1, 1:-1] = u[1:-1, 1:-1] + 0.2 * lap + grow


@njit
def turned(a, b):
    t = a.T * b
    u = t + a.T
    return u


x = np.arange(4.0)
print(pairs(x.reshape(4, 1), x.reshape(1, 4)))
print(pairs(x.reshape(4, 1)[:1], x.reshape(1, 4)[:, :0]).shape)
print(widened(x.reshape(4, 1), x))
print(roots(x, np.ones((3, 4))), roots(x[:1], x))
print(columns(np.arange(15.0).reshape(5, 3) ** 2))
u = (np.arange(30.0) % 7).reshape(5, 6)
w = np.zeros((5, 6))
inner(u, w)
print(w)
inner(u, u)
print(u)
r = turned(u, np.ones((6, 1)))
print(r.shape, r[1], r.flags.c_contiguous)
r = turned(np.asfortranarray(u), np.ones((6, 5)))
print(r.shape, r[:, 2])
print(pairs(np.ones((2, 3, 1)), np.zeros((1, 3, 4))).sum())
