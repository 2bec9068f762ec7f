import numpy as np
ctypedef fused T:
    float
    double
ctypedef fused N:
    int
    double
cpdef T dot(T[:] a, T[:] b):
    cdef T s = 0
    cdef Py_ssize_t i
    for i in range(a.shape[0]):
        s += a[i] * b[i]
    return s
def dot2(T[:] a, T[:] b):
    return a[0] * b[0]
cpdef N sq(N x):
    return x * x
cdef N tw(N x):
    return x + x
va = np.arange(4.0)
print(dot[double](va, va))
print(dot["double"](va, va))
print(dot2["double"](va, va))
print(sq[int](3), sq[double](3))
def g():
    cdef double y = 2.5
    return tw[double](y), tw[int](3), sq[double](y), tw[double](3)
print(g())
try:
    dot[float](va, va)
except ValueError as e:
    print(e)
