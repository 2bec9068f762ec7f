from libc.math cimport sqrt
cdef class Body:
    cdef public double x, y, vx, vy, m
    def __init__(self, double x, double y, double vx, double vy, double m):
        self.x = x; self.y = y; self.vx = vx; self.vy = vy; self.m = m
    cdef inline void attract(self, Body other, double dt):
        cdef double dx = other.x - self.x
        cdef double dy = other.y - self.y
        cdef double d2 = dx * dx + dy * dy + 1e-9
        cdef double f = other.m / (d2 * sqrt(d2))
        self.vx += dx * f * dt
        self.vy += dy * f * dt
    cdef inline void move(self, double dt):
        self.x += self.vx * dt
        self.y += self.vy * dt
    def __repr__(self):
        return "Body(%.6f, %.6f)" % (self.x, self.y)
cdef class System:
    cdef list bodies
    cdef Body a, b
    def __init__(self, bodies):
        self.bodies = bodies
        self.a = bodies[0]
        self.b = bodies[1]
    def step(self, double dt, int n):
        cdef int k
        for k in range(n):
            self.a.attract(self.b, dt)
            self.b.attract(self.a, dt)
            self.a.move(dt)
            self.b.move(dt)
        return self.a, self.b
    def all_pairs(self, double dt, int n):
        cdef int k, i, j
        cdef Body p, q
        for k in range(n):
            for i in range(len(self.bodies)):
                p = self.bodies[i]
                for j in range(len(self.bodies)):
                    if i != j:
                        q = <Body>self.bodies[j]
                        p.attract(q, dt)
            for p in self.bodies:
                p.move(dt)
        return self.bodies
def energy(Body p, Body q):
    return 0.5 * p.m * (p.vx ** 2 + p.vy ** 2) + 0.5 * q.m * (q.vx ** 2 + q.vy ** 2)
s = System([Body(0, 0, 0, 0, 10.0), Body(1, 0, 0, 3.0, 0.1), Body(0, 2, 1, 0, 0.01)])
print(s.step(0.001, 1000))
print(s.all_pairs(0.001, 100))
print(energy(Body(0, 0, 1, 1, 2), Body(0, 0, 0, 2, 3)))
