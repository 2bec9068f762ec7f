"""The same integral in Cython: C-typed functions and variables."""
from libc cimport math


cdef double gauss(double x):
    return math.exp(-(x ** 2))


def integrate(double a, double b, int n):
    cdef double total = 0
    cdef double dx = (b - a) / n
    cdef int i
    for i in range(n):
        total += gauss(a + i * dx)
    return total * dx


print("cython ", "%.12f" % integrate(-10.0, 10.0, 1000000))
