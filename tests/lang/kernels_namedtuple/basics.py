# Named tuples as arguments, results, locals; made in kernels.
from collections import namedtuple
import numpy as np
from numba import njit

Point = namedtuple('Point', ['x', 'y'])
Rect = namedtuple('Rect', 'left top width height')

Body = namedtuple('Body', 'mass pos vel')

@njit
def add(p, q):
    return Point(p.x + q.x, p.y + q.y)

@njit
def area(r):
    return r.width * r.height, r[0], r[-1], len(r)

@njit
def swap(p):
    x, y = p
    return Point(y=x, x=y)

@njit
def move(b, dt):
    for i in range(b.pos.shape[0]):
        b.pos[i] += dt * b.vel[i]
    return b.mass * (b.vel[0] ** 2 + b.vel[1] ** 2) / 2

@njit
def both(n):
    p = Point(0, 0)
    for i in range(n):
        p = add(p, Point(i, 2 * i))
    return p, p.x == p[0], p == Point(p.x, p.y)

print(add(Point(1, 2), Point(3, 4)), add(Point(1.5, 2), Point(3, 4)))
print(area(Rect(1, 2, 3, 4.5)))
print(swap(Point(1, 2.5)))
b = Body(2.0, np.zeros(2), np.array([1.0, 3.0]))
print(move(b, 0.5), b.pos)
print(both(5))
p = swap(Point(7, 8))
print(p.x, p.y, p._asdict() == {'x': 8, 'y': 7}, type(p).__name__)
