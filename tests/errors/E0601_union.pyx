cdef union U:
    int i
    float f
