from libc cimport math
cimport cython
cimport numpy as np
cdef double f(double x) except? -1:
    return math.exp(-(x ** 2))
def integrate_f(double a, double b, int N):
    cdef double s = 0
    cdef double dx = (b - a) / N
    cdef int i, *p = NULL
    for i in range(N):
        s += f(a + i * dx)
    return s * dx
@cython.boundscheck(False)
cpdef inline double g(double[:, ::1] a, const double[:] b not None, np.ndarray[double, ndim=2] c, unsigned long long n=3, x=4) noexcept nogil:
    cdef double (*fp)(double, int) nogil
    with nogil:
        pass
    return <double>n + sizeof(int*) + sizeof(n) + (<int*>p)[0] + &a[0,0]
ctypedef fused T:
    float
    double
cdef struct P:
    double x, y
    int[4] z
cdef enum E: A, B = 3
cdef class C(Base):
    cdef public int a
    cdef:
        double b
        list c
    def __init__(self, int a): self.a = a
    property q:
        def __get__(self): return 1
cdef extern from "math.h" nogil:
    double sin(double)
    double cos(double x)
    ctypedef struct S:
        int a
cdef f2(x, y): pass
cdef object o = f2(1, 2), l
for i from 0 <= i < 10 by 2: pass
