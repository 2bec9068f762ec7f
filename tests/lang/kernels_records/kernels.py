import numpy as np
from numba import njit

point = np.dtype([('x', np.float64), ('y', np.int32)])
a = np.zeros(4, dtype=point)

@njit
def fill(a):
    for i in range(len(a)):
        a[i].x = i * 1.5
        a[i]['y'] = i
    return a.shape[0], a.size, a.ndim

@njit
def total(a):
    s = 0.0
    for i in range(a.shape[0]):
        r = a[i]
        s += r.x * r.y
    return s

@njit
def columns(a):
    a['x'][0] = 100.0
    x = a['x']
    m = 0.0
    for v in x:
        m += v
    return m, a['y'][-1]

@njit
def record(r):
    r.x += 5
    r.y = 9
    return r.x + r['y']

@njit
def part(a):
    b = a[1:3]
    b[0].x = -1.0
    return len(b), b[1].x

@njit
def copy(a, i, j):
    a[i] = a[j]
    a[0].x = 7.0

print(fill(a), a)
print(total(a))
print(columns(a), a)
print(record(a[2]), a[2], a)
print(part(a), a)
copy(a, 3, 2)
print(a)
body = np.dtype([('pos', np.float64, (3,)), ('m', np.float64), ('q', [('u', 'i4'), ('v', 'f4')])])
b = np.zeros(2, body)

@njit
def nested(b):
    for i in range(b.shape[0]):
        for k in range(3):
            b[i].pos[k] = i + k
        b[i].m = b[i].pos[2] * 2
        b[i].q.u = i + 1
        b[i].q['v'] = 0.5
    return b['pos'][1, 2], b.pos.shape

print(nested(b), b)
r = np.rec.array([(1, 2.0), (3, 4.0)], dtype=[('i', int), ('w', float)])

@njit
def rec(r):
    s = 0.0
    for k in range(r.size):
        s += r.i[k] * r.w[k] + r[k].w
    return s

print(rec(r))
g = np.zeros((2, 3), point)

@njit
def grid(g):
    n, m = g.shape
    for i in range(n):
        for j in range(m):
            g[i, j].x = i * 10 + j
            g[i, j].y = i - j
    return g[1, 2].x

print(grid(g), g)
