# Typed dicts: tuple keys, array values, nested dicts, updates from both sides.
import numpy as np
from numba import njit, types
from numba.typed import Dict, List

key = types.UniTuple(types.int64, 2)
vector = types.float64[:]


@njit
def group(xs, ks):
    d = Dict.empty(types.int64, vector)
    for k in np.unique(ks):
        d[k] = xs[ks == k]
    return d


@njit
def cells(points, size):
    d = Dict.empty(key, types.int64)
    for i in range(points.shape[0]):
        c = (int(points[i, 0] // size), int(points[i, 1] // size))
        d[c] = d.get(c, 0) + 1
    return d


@njit
def nested(n):
    outer = dict()
    for i in range(n):
        inner = dict()
        for j in range(i + 1):
            inner[j] = i * j * 0.5
        outer[i] = inner
    return outer[n - 1][n - 1], len(outer), sum([len(v) for v in outer.values()])


@njit
def bump(d, by):
    for k in d:
        d[k] += by
    d[(9, 9)] = -1
    return len(d)


g = group(np.arange(8.0), np.array([1, 2, 1, 3, 3, 2, 1, 1]))
print(sorted(g.keys()), g[1], g[3], len(g), 2 in g, 5 in g)
g[1][0] = 50.0
print(g[1])
p = np.array([[0.5, 0.5], [1.5, 0.2], [0.9, 0.1], [-0.5, 3.0]])
d = cells(p, 1.0)
print(sorted(d.items()))
print(bump(d, 10), d[(0, 0)], d[(9, 9)], d.get((7, 7)), d.get((7, 7), 3))
print(nested(4))
e = Dict()
e['a'] = np.ones(2)
e['b'] = np.zeros(3)


@njit
def norm(e):
    s = 0.0
    for name, v in e.items():
        s += v.sum() * len(name)
    return s, 'a' in e, 'z' in e


print(norm(e), list(e.keys()))
del e['a']
print(len(e), e.pop('b'), len(e))
try:
    e['q']
except KeyError as x:
    print('KeyError', x)
f = Dict.empty(key_type=types.unicode_type, value_type=types.int64)
f.update({'x': 1, 'y': 2})
print(f, f == {'x': 1, 'y': 2}, f.setdefault('z', 9), f.popitem() in (('z', 9), ('x', 1), ('y', 2)))
