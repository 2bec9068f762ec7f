import numpy as np

cdef class Box:
    cdef public Py_ssize_t n
    cdef public long m

def size(Py_ssize_t x):
    return x

def number(long x):
    return x

cpdef both(Py_ssize_t x, int y=2):
    return x + y

class Index:
    def __index__(self):
        return 7

def tried(fn, *a):
    try:
        print(fn(*a))
    except (TypeError, OverflowError) as e:
        print(type(e).__name__)

def local():
    cdef Py_ssize_t i = 3
    cdef object o = 2.5
    cdef double d = 2.7
    i = <Py_ssize_t>d
    print(i, <Py_ssize_t>-2.9, <long>d)
    try:
        i = o
        print(i)
    except TypeError as e:
        print(e)

def run():
    for v in (1.5, 2, np.int32(4), np.float64(2.5), np.float32(-3.75), True, 2**70, -2**63, -9223372036854775808.0, 9.25e18):
        tried(size, v)
        tried(number, v)
        tried(both, v)
        tried(both, 1, v)
    tried(size, Index())
    tried(both, Index())
    tried(size, "a")
    tried(size, None)
    local()
    b = Box()
    tried(setattr, b, 'n', 1.5)
    print(b.n)
    tried(setattr, b, 'm', 1.5)
    print(b.m)

run()
