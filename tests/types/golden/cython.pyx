cimport cython
from libc cimport math
from libc.math cimport sqrt
from cython.parallel import prange
cdef double f(double x):
    return math.exp(-(x ** 2))
def integrate_f(double a, double b, int N):
    cdef double s = 0
    cdef double dx = (b - a) / N
    cdef int i
    for i in range(N):
        s += f(a + i * dx)
    return s * dx
def csum(double[:] x):
    cdef double s = 0
    cdef Py_ssize_t i
    for i in range(x.shape[0]):
        s += x[i]
    return s
def par(double[:, ::1] x):
    cdef double s = 0
    cdef Py_ssize_t i, j
    for i in prange(x.shape[0], nogil=True, schedule='static'):
        for j in range(x.shape[1]):
            s += x[i, j] * <int>2.7
    return s
cpdef int clip(int x, int lo, int hi) nogil:
    cdef int r
    if x < lo:
        r = lo
    elif x > hi:
        r = hi
    else:
        r = x
    return r
def divs(int a, int b, unsigned char c, long d):
    return a / b, a // b, a % b, c + c, c * d, a ** 2, sqrt(d)

# infer: integrate_f(f8, f8, i4)
# infer: csum(f8[:])
# infer: par(f8[:, ::1])
# infer: clip(i4, i4, i4)
# infer: divs(i4, i4, u1, i8)
