# Extents of one that only the run shows, with every way to write a row, a column and a number
# oracle: python
import numpy as np
from numba import njit


@njit
def add(a, b):
    return a + b * 2


@njit
def into(out, a, b):
    out[:] = a - b
    out += a
    return out


@njit
def axes(x, y):
    d = x[:, None] - y[None, :]
    return np.sqrt(d * d + 1.0)


@njit
def normal(a):
    return (a - a.min()) / (a.max() - a.min())


@njit
def columns(a):
    m = a.sum(axis=1)
    return a / m[:, None] + m


def show(f, *args):
    try:
        print(f(*args).tolist())
    except ValueError:
        print('ValueError')


full = np.arange(12.0).reshape(3, 4)
parts = [full, full[:1], full[:, :1], full[:1, :1], full[:2], full[:, :3]]
for a in parts:
    for b in parts:
        show(add, a, b)
row = full[0]
for b in (row, row[:1], row[:3], np.float64(3)):
    show(add, full, b)
    show(add, full[:, :1], b)
for b in parts:
    show(into, np.zeros((3, 4)), full, b)
    show(into, np.zeros((3, 4)), b, full[:1])
show(axes, np.arange(3.0), np.arange(4.0))
show(axes, np.arange(1.0), np.arange(0.0))
print(normal(full).round(6).tolist())
print(columns(full).round(6).tolist() if False else columns(np.ones((3, 3))).tolist())
e = np.empty((0, 4))
show(add, e, full[:1])
show(add, e, e)
show(add, full[:1], e)
