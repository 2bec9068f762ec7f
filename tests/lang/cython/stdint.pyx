# cython: boundscheck=False, cdivision=True
from libc.math cimport sqrt
from libc.stdint cimport int64_t
import numpy as np
cdef int64_t clip(int64_t x, int64_t lo, int64_t hi) noexcept nogil:
    return lo if x < lo else hi if x > hi else x
cpdef double hyp(double a, double b):
    return sqrt(a * a + b * b)
def blur(double[:, ::1] u):
    cdef Py_ssize_t i, j, n = u.shape[0], m = u.shape[1]
    out = np.zeros((n, m))
    cdef double[:, ::1] o = out
    for i in range(1, n - 1):
        for j in range(1, m - 1):
            o[i, j] = 0.25 * (u[i-1, j] + u[i+1, j] + u[i, j-1] + u[i, j+1])
    return out
cdef int q(int a, int b):
    return a / b
print(clip(7, 0, 3), hyp(3, 4), q(-7, 2))
print(blur(np.arange(16.0).reshape(4, 4)))
