import numpy as np
cpdef double dist(double[::1] X, double c):
    cdef double d = 0
    cdef Py_ssize_t i
    for i in range(X.shape[0]):
        d += (X[i] - c) ** 2
    return d
cpdef double others(double[::1] X):
    cdef double d = 0
    cdef Py_ssize_t i
    for i in range(X.shape[0]):
        d += X[i] ** 3 - X[i] ** 2.0 + X[i] ** -1 + X[i] ** 0 - X[i] ** 1 + X[i] ** 0.5
    return d
cpdef float small(float[::1] X):
    cdef float d = 0
    cdef Py_ssize_t i
    for i in range(X.shape[0]):
        d += X[i] ** 2
    return d
def edges():
    cdef double x
    for x in (0.0, -0.0, float('inf'), float('-inf'), float('nan'), 1e200, 5e-324, -3.0):
        print(x ** 2, x ** 1, x ** 0, x ** -1, x ** 2.0)
def run():
    X = np.random.default_rng(3).random(1000) * 3 + 0.1
    print(repr(dist(X, 1.5)), repr(others(X)), repr(small(X.astype(np.float32))))
    edges()
run()
