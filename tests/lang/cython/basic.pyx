from libc cimport math
from libc.math cimport sqrt


cdef double f(double x):
    return math.exp(-(x ** 2))


def integrate_f(double a, double b, int N):
    cdef double s = 0
    cdef double dx = (b - a) / N
    cdef int i
    for i in range(N):
        s += f(a + i * dx)
    return s * dx


cpdef int add(int a, int b=2):
    return a + b


def fact(int n):
    cdef long r = 1
    cdef int k
    for k in range(2, n + 1):
        r *= k
    return r


print(round(integrate_f(0.0, 2.0, 1000), 9))
print(add(1), add(3, 4), fact(10), sqrt(16.0))
print(<int>3.99, <double>7)
cdef int counter = 0
for i in range(5):
    counter += i
print(counter)
