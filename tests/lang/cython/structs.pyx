# structs
from libc.math cimport sqrt
from libc.stdlib cimport malloc, free
cdef struct Point:
    double x
    double y
ctypedef struct Particle:
    double pos[3]
    double vel[3]
    double mass
    int id
cdef enum Color:
    RED = 1
    GREEN
    BLUE = 10
cpdef enum Cheese:
    CHEDDAR = 1
    EDAM = 2
cdef Point make(double x, double y):
    cdef Point p
    p.x = x
    p.y = y
    return p
cdef double dist(Point a, Point b):
    return sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2)
cdef void shift(Point *p, double dx):
    p.x += dx
    p.y -= dx
def demo():
    cdef Point a = make(0, 0)
    cdef Point b = Point(3, 4)
    cdef Point c
    c = a
    c.x = 9
    shift(&b, 1)
    return dist(a, b), a, b, c
print(demo())
def particles(int n, int steps):
    cdef Particle *ps = <Particle *> malloc(n * sizeof(Particle))
    cdef int i, k, s
    cdef double e = 0
    for i in range(n):
        ps[i].mass = 1.0 + i
        ps[i].id = i
        for k in range(3):
            ps[i].pos[k] = i + 0.1 * k
            ps[i].vel[k] = 0.5 * k
    for s in range(steps):
        for i in range(n):
            for k in range(3):
                ps[i].pos[k] += ps[i].vel[k] * 0.01
    for i in range(n):
        e += ps[i].mass * (ps[i].pos[0] + ps[i].pos[1] + ps[i].pos[2])
    free(ps)
    return e
print(particles(10, 100))
print(RED, GREEN, BLUE, Cheese.EDAM, CHEDDAR, sizeof(Point), sizeof(Particle))
cdef Color paint(int k):
    return RED if k == 0 else BLUE
print(paint(0), paint(1))
