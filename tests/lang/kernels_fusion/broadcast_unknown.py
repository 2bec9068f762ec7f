# Expressions over arrays whose extents of 1 only the run knows: repeated along rows and columns, with gaps, in Fortran's order, empty.
import numpy as np
from numba import njit


@njit
def mixed(a, b, c):
    return a * b + c - b * 0.5


@njit
def by_cases(a, b):
    return np.where(a > b, a, b) + np.floor(b * 4.0)


@njit
def pairs(n):
    i = np.arange(n).reshape(n, 1)
    j = np.arange(n).reshape(1, n)
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1), (i + j) % 3 == 0, i * 1j + j


@njit
def three(a, b):
    return a - b, a > b


rng = np.random.RandomState(5)
for rows, columns in ((1, 1), (3, 1), (1, 5), (7, 9), (40, 70), (0, 4), (4, 0)):
    full, column, row = rng.rand(rows, columns), rng.rand(rows, 1), rng.rand(1, columns)
    for x in (full, np.asfortranarray(full), full[::-1], np.repeat(full, 2, axis=1)[:, ::2]):
        for y in (column, np.asfortranarray(column), full):
            for z in (row, row[:, ::-1], full):
                assert (mixed(x, y, z) == x * y + z - y * 0.5).all(), (rows, columns)
            assert (by_cases(x, y) == np.where(x > y, x, y) + np.floor(y * 4.0)).all()
    assert (mixed(column, row, column) == column * row + column - row * 0.5).all()
    assert (mixed(full.astype(np.float32), column.astype(np.float32), row) == full.astype(np.float32) * column.astype(np.float32) + row - column.astype(np.float32) * 0.5).all()
a, b, c = pairs(4)
print(a.round(3).tolist(), b.tolist(), c.sum())
a, b = three(np.arange(24.0).reshape(2, 3, 4), np.arange(3.0).reshape(3, 1))
print(a[:, :, 0].tolist(), b.sum())
a, b = three(np.arange(4.0).reshape(2, 1, 2), np.arange(6.0).reshape(3, 2))
print(a.tolist(), b.shape)
try:
    mixed(np.ones((2, 3)), np.ones((2, 2)), np.ones((1, 3)))
except ValueError:
    print("ValueError")
