import numpy as np
cdef class A:
    cdef const double[:] r
    cdef const int[::1] k
    def __init__(self, a, k):
        self.r = a
        self.k = k
    def total(self):
        cdef double s = 0
        cdef Py_ssize_t i
        for i in range(self.r.shape[0]):
            s += self.r[i] * self.r[i] ** 2
        return s
    cpdef long ints(self):
        cdef long s = 0
        cdef Py_ssize_t i
        for i in range(self.k.shape[0]):
            s += self.k[i]
        return s

def run():
    a = np.arange(6.0)
    k = np.arange(4, dtype=np.intc)
    print(A(a, k).total(), A(a, k).ints())
    a.flags.writeable = False
    k.flags.writeable = False
    print(A(a, k).total(), A(a, k).ints(), A(a[::2], k).total())
run()
