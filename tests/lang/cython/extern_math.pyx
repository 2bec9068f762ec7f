# The C library's mathematics by its header, as older sources write it.
cdef extern from "math.h":
    double sin(double x)
    double sqrt(double)
    double M_PI
    double fabs(double x) nogil

cdef extern from "<math.h>" nogil:
    double exp(double x)

def wave(int n):
    cdef int i
    cdef double s = 0
    for i in range(n):
        s += fabs(sin(i * M_PI / n)) * exp(-sqrt(i))
    return s

print(wave(100), sin(0.5), sqrt(2))
