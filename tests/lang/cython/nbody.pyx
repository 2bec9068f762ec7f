# cython: boundscheck=False, wraparound=False, cdivision=True
# The n-body benchmark with structs
from libc.math cimport sqrt, M_PI
cdef double SOLAR_MASS = 4 * M_PI * M_PI
cdef double DAYS = 365.24
cdef struct body_t:
    double x[3]
    double v[3]
    double m
cdef enum:
    NBODIES = 3
def make():
    return [([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], SOLAR_MASS),
            ([4.84143144246472090, -1.16032004402742839, -0.103622044471123109],
             [0.00166007664274403694 * DAYS, 0.00769901118419740425 * DAYS, -0.0000690460016972063023 * DAYS], 0.000954791938424326609 * SOLAR_MASS),
            ([8.34336671824457987, 4.12479856412430479, -0.403523417114321381],
             [-0.00276742510726411021 * DAYS, 0.00499852801234917238 * DAYS, 0.0000230417297573763929 * DAYS], 0.000285885980666130812 * SOLAR_MASS)]
cdef void make_cbodies(list bodies, body_t *cbodies, int n):
    cdef body_t *c
    for i, body in enumerate(bodies):
        if i >= n:
            break
        (x, v, m) = body
        c = &cbodies[i]
        c.x[0], c.x[1], c.x[2] = x
        c.v[0], c.v[1], c.v[2] = v
        c.m = m
cdef list make_pybodies(body_t *cbodies, int n):
    pybodies = []
    for i in range(n):
        c = cbodies[i]
        pybodies.append(([c.x[0], c.x[1], c.x[2]], [c.v[0], c.v[1], c.v[2]], c.m))
    return pybodies
def advance(double dt, int n, list bodies):
    cdef int i, ii, jj, k
    cdef double dx, dy, dz, mag, b1m, b2m, ds
    cdef body_t *body1
    cdef body_t *body2
    cdef body_t cbodies[NBODIES]
    make_cbodies(bodies, cbodies, NBODIES)
    for i in range(n):
        for ii in range(NBODIES - 1):
            body1 = &cbodies[ii]
            for jj in range(ii + 1, NBODIES):
                body2 = &cbodies[jj]
                dx = body1.x[0] - body2.x[0]
                dy = body1.x[1] - body2.x[1]
                dz = body1.x[2] - body2.x[2]
                ds = dx * dx + dy * dy + dz * dz
                mag = dt / (ds * sqrt(ds))
                b1m = body1.m * mag
                b2m = body2.m * mag
                body1.v[0] -= dx * b2m
                body1.v[1] -= dy * b2m
                body1.v[2] -= dz * b2m
                body2.v[0] += dx * b1m
                body2.v[1] += dy * b1m
                body2.v[2] += dz * b1m
        for ii in range(NBODIES):
            body2 = &cbodies[ii]
            for k in range(3):
                body2.x[k] += dt * body2.v[k]
    return make_pybodies(cbodies, NBODIES)
def energy(list bodies):
    cdef double e = 0.0
    for i, (x, v, m) in enumerate(bodies):
        e += m * (v[0] ** 2 + v[1] ** 2 + v[2] ** 2) / 2
        for j in range(i + 1, len(bodies)):
            x2, v2, m2 = bodies[j]
            e -= m * m2 / ((x[0] - x2[0]) ** 2 + (x[1] - x2[1]) ** 2 + (x[2] - x2[2]) ** 2) ** 0.5
    return e
b = make()
print("%.9f" % energy(b))
b = advance(0.01, 500, b)
print("%.9f" % energy(b))
