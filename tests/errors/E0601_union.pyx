cdef union U:
    int i
    float *p
