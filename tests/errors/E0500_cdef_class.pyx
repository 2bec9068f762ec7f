cdef class P:
    cdef double x
