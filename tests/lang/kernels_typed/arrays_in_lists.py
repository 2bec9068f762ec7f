# Typed lists of arrays: ragged data, as published code keeps it.
import numpy as np
from numba import njit, prange, types
from numba.typed import List


@njit
def lengths(rows):
    out = np.empty(len(rows), np.int64)
    for i in range(len(rows)):
        out[i] = len(rows[i])
    return out


@njit
def flatten(rows):
    n = 0
    for r in rows:
        n += r.size
    out = np.empty(n)
    at = 0
    for r in rows:
        out[at:at + r.size] = r
        at += r.size
    return out


@njit
def split(x, at):
    rows = List()
    last = 0
    for a in at:
        rows.append(x[last:a].copy())
        last = a
    rows.append(x[last:].copy())
    return rows


@njit(parallel=True)
def sums(rows):
    out = np.zeros(len(rows))
    for i in prange(len(rows)):
        out[i] = rows[i].sum()
    return out


ragged = List()
for n in (3, 0, 5, 1):
    ragged.append(np.arange(n) * 1.5)
print(lengths(ragged), flatten(ragged), sums(ragged))
ragged[1] = np.array([9.0, 9.5])
ragged[0][2] = -1.0
print(lengths(ragged), flatten(ragged))
rows = split(np.arange(10.0), np.array([2, 5, 6]))
print(len(rows), rows[1], rows[-1], [r.sum() for r in rows])
del rows[0]
rows.insert(0, np.ones(2))
rows.extend(rows[1:3])
print(len(rows), flatten(rows), rows.pop(), len(rows))
nested = List([List([1, 2]), List([3])])
nested[0].append(7)
nested.append(List([0, 0, 0]))


@njit
def total(ll):
    s = 0
    for l in ll:
        for v in l:
            s += v
    return s, len(ll[0]), ll[2][0]


print(total(nested), len(nested), list(nested[0]))
grid = List()
for k in range(3):
    grid.append(np.full((2, 2), k + 0.5))


@njit
def diagonal(g):
    return [m[0, 0] + m[1, 1] for m in g]


print(diagonal(grid))
