# pointers that move and are compared; unions; addresses of members
from libc.stdlib cimport malloc, free, abs, labs
from libc.stdint cimport uint8_t, uint32_t

cdef union Bits:
    float f
    uint32_t u
    uint8_t bytes[4]
cdef struct Point:
    double x
    double y
cdef struct Segment:
    Point a
    Point b
cdef struct Node:
    int value
    Node *next


cdef uint32_t bits_of(float x):
    cdef Bits b
    b.f = x
    return b.u


cdef int total(int *p, int *end):
    cdef int s = 0
    while p < end:
        s += p[0]
        p += 1
    return s


cdef Py_ssize_t last_of(double *data, Py_ssize_t n, double what):
    cdef double *p = data + n
    while p != data:
        p -= 1
        if p[0] == what:
            return p - data
    return -1


def search(list values, double what):
    cdef Py_ssize_t n = len(values), i
    cdef double *v = <double *>malloc(n * sizeof(double))
    for i in range(n):
        v[i] = values[i]
    found = last_of(v, n, what)
    free(v)
    return found


cdef Bits b
b.u = 0x3f800000
print(b.f, b.bytes[3], sizeof(Bits), hex(bits_of(-2.5)))
b.bytes[3] = 0xbf
print(b.f)
cdef int a[5]
cdef int i
for i in range(5):
    a[i] = i * 10
cdef int *p = a
cdef int *q = a + 3
print(total(p, p + 5), q - p, q[-1], (q - 2)[0], q > p, q <= p, p == a, q != p, p + 3 == q)
p += 2
print(p[0], p[-2], q - p)
p = NULL
print(p == NULL, q == p, q is not NULL)
print(search([1, 2, 3, 2, 5], 2), search([1.5], 2), search([], 2))
cdef Segment s
cdef Point *o = &s.b
o.x = 4
(&s.a).y = 7
print(s, (<Point *>&s.a).y)
cdef Segment many[3]
many[1].b.y = 9
o = &many[1].b
o.x = 8
print(many[1], o.y, sizeof(many))
print(abs(-3), labs(-4), abs(<int>-2.9))
