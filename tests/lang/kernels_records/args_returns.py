# Records as arguments and results, passed on, kept in tuples; records in signatures; scalars from records.
import numpy as np
from numba import njit

point = np.dtype([('x', np.float64), ('y', np.float64), ('tag', np.int32)])


@njit
def norm(p):
    return np.hypot(p.x, p.y)


@njit
def move(p, dx, dy):
    p.x += dx
    p.y += dy
    return norm(p)


@njit
def longest(ps):
    best = 0.0
    for i in range(ps.shape[0]):
        best = max(best, norm(ps[i]))
    return best


@njit
def nearest(ps, x, y):
    k = 0
    for i in range(len(ps)):
        if (ps[i].x - x) ** 2 + (ps[i].y - y) ** 2 < (ps[k].x - x) ** 2 + (ps[k].y - y) ** 2:
            k = i
    return ps[k]


@njit
def swap(ps, i, j):
    t = ps[i].tag
    ps[i].tag = ps[j].tag
    ps[j].tag = t


ps = np.zeros(4, point)
ps['x'] = [3.0, 1.0, -2.0, 0.5]
ps['y'] = [4.0, 1.0, 2.0, 0.25]
ps['tag'] = np.arange(4) * 10
print(norm(ps[0]), move(ps[1], 2.0, 3.0), ps[1])
print(longest(ps))
r = nearest(ps, 0.0, 0.0)
print(r['x'], r['y'], r['tag'])
swap(ps, 0, 3)
print(ps['tag'])
one = ps[2]
one['x'] = 30.0
print(ps[2]['x'], norm(one))
