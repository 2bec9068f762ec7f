# lists of objects of cdef classes, as arguments and as attributes
from libc.math cimport sqrt
cdef class Body:
    cdef public double x, v, mass
    def __init__(self, double x, double v, double mass):
        self.x = x
        self.v = v
        self.mass = mass
cdef void advance(list bodies, double dt):
    cdef Body a, b
    cdef int i, j, n = len(bodies)
    cdef double d
    for i in range(n):
        a = bodies[i]
        for j in range(i + 1, n):
            b = <Body>bodies[j]
            d = a.x - b.x
            a.v -= d * b.mass * dt / (d * d + 1)
            b.v += d * a.mass * dt / (d * d + 1)
    for a in bodies:
        a.x += dt * a.v
cdef double energy(bodies):
    cdef Body a
    cdef double e = 0
    for a in bodies:
        e += 0.5 * a.mass * a.v * a.v
    return e
def run(int n):
    cdef int i
    bodies = [Body(i, 0.1 * i, 1 + i) for i in range(5)]
    bodies.append(Body(9, 0, 2))
    for i in range(n):
        advance(bodies, 0.01)
    return energy(bodies), (<Body>bodies[0]).x
print(run(100))
cdef class System:
    cdef list bodies
    cdef readonly int near
    def __init__(self, bodies):
        self.bodies = bodies
    cpdef void step(self):
        cdef Body a, b
        for a in self.bodies:
            for b in self.bodies:
                if a is not b and sqrt((a.x - b.x) ** 2) < 1.5:
                    self.near += 1
    cpdef double last(self):
        cdef Body b = self.bodies[-1]
        return b.x if b is not None else -1
    cpdef double at(self, int i):
        cdef Body b = self.bodies[i]
        return b.x
    cpdef int count(self):
        cdef Body b
        cdef int n = 0
        for b in self.bodies:
            if b is None:
                n += 1
        return n if self.bodies else -1
    cpdef int grow(self):
        cdef Body b
        cdef int n = 0
        for b in self.bodies:
            n += 1
            if n < 4:
                self.bodies.append(b)
        return n
items = [Body(0, 0, 1), Body(1, 0, 1), Body(3, 0, 1)]
s = System(items)
s.step()
print(s.near, s.last(), s.at(1), s.count(), s.grow(), len(items))
for i in (7, -7, -6, 5):
    try:
        print(s.at(i))
    except IndexError as e:
        print("IndexError", e)
items[1] = None
items.append(None)
print(s.count(), s.last())
for wrong in (3, "x", 2.5, [1]):
    items[0] = wrong
    try:
        s.step()
    except TypeError:
        print("TypeError")
print(System([]).count(), System([4, 5]).near)
for of in ([1, 2], [1.5]):
    try:
        System(of).step()
    except TypeError:
        print("TypeError")
def first(list x):
    cdef Body b = x[0]
    cdef int i
    cdef double t = 0
    for i in range(len(x)):
        t += i
    return b.x, t
print(first([Body(7, 0, 0)]), first([Body(8, 0, 0), 5]))
for bad in ((Body(1, 1, 1),), {}, 3):
    try:
        first(bad)
    except TypeError:
        print("TypeError")
class Heavy(Body):
    pass
print(first([Heavy(1, 2, 3)]), first([Body(4, 0, 0)]))
items[:] = [Heavy(5, 1, 1), Body(6, 1, 1), None]
print(s.at(0), s.count(), s.last())
