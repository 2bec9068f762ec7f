# Bytes, C strings, dynamic programming tables, tuples, closures and generators
from libc.string cimport strlen
from libc.math cimport sqrt
from libc.stdlib cimport malloc, free, atoi
cdef int edit(bytes a, bytes b):
    cdef const unsigned char *p = a
    cdef const unsigned char *q = b
    cdef int n = len(a), m = len(b), i, j, best
    cdef int *row = <int *> malloc((m + 1) * sizeof(int))
    cdef int *prev = <int *> malloc((m + 1) * sizeof(int))
    cdef int *tmp
    try:
        for j in range(m + 1):
            prev[j] = j
        for i in range(1, n + 1):
            row[0] = i
            for j in range(1, m + 1):
                best = prev[j - 1] + (p[i - 1] != q[j - 1])
                if prev[j] + 1 < best: best = prev[j] + 1
                if row[j - 1] + 1 < best: best = row[j - 1] + 1
                row[j] = best
            tmp = prev
            prev = row
            row = tmp
        return prev[m]
    finally:
        free(row)
        free(prev)
print(edit(b"kitten", b"sitting"), edit(b"", b"abc"), edit(b"flaw", b"lawn"))
def count_gc(bytes seq):
    cdef char c
    cdef int n = 0
    for c in seq:
        if c == b'G' or c == b'C':
            n += 1
    return n / <double>len(seq)
print(count_gc(b"GATTACAGC"))
def revcomp(str s):
    cdef dict m = {"A": "T", "T": "A", "C": "G", "G": "C"}
    cdef list out = []
    cdef str ch
    for ch in reversed(s):
        out.append(m[ch])
    return "".join(out)
print(revcomp("GATTACA"))
def codes(str text):
    cdef Py_UCS4 ch
    cdef int n = 0
    for ch in text:
        if u'a' <= ch <= u'z':
            n += 1
    return n, ord(text[0])
print(codes("Hello wOrld"))
def length(s):
    b = s.encode()
    cdef char *p = b
    return strlen(p), p[0], p[:3], atoi(b"42abc")
print(length("héllo"))
def fib_gen(int n):
    cdef unsigned long long a = 0, b = 1
    for _ in range(n):
        yield a
        a, b = b, a + b
print(list(fib_gen(10)), max(fib_gen(90)))
def counter(int start):
    cdef int state = start
    def inc(int by=1):
        nonlocal state
        state += by
        return state
    return inc
c = counter(5)
print(c(), c(3))
cdef class Vec:
    cdef double x, y
    def __init__(self, double x=0, double y=0):
        self.x = x; self.y = y
    def __add__(self, other): return Vec(self.x + (<Vec?>other).x, self.y + (<Vec?>other).y)
    def __mul__(self, double k): return Vec(self.x * k, self.y * k)
    def __rmul__(self, double k): return self * k
    def __neg__(self): return Vec(-self.x, -self.y)
    def __iadd__(self, Vec o):
        self.x += o.x
        self.y += o.y
        return self
    def __getitem__(self, int i):
        if i == 0: return self.x
        elif i == 1: return self.y
        raise IndexError(i)
    def __abs__(self): return sqrt(self.x ** 2 + self.y ** 2)
    def __hash__(self): return hash((self.x, self.y))
    def __richcmp__(self, other, int op):
        if op == 2: return self.x == other[0] and self.y == other[1]
        if op == 3: return not (self == other)
        return NotImplemented
    def __call__(self, k): return self.x * k
    def __str__(self): return "<%g, %g>" % (self.x, self.y)
    def __reduce__(self): return Vec, (self.x, self.y)
    cdef double _dot(self, Vec o) noexcept: return self.x * o.x + self.y * o.y
    def dot(self, Vec o not None): return self._dot(o)
u, v = Vec(3, 4), Vec(1)
print(u + v, u * 2, 2 * u, -u, abs(u), u == Vec(3, 4), u != v, u(2), list(u), u.dot(v), hash(u) == hash(Vec(3, 4)))
u += v
print(u)
try: u.dot(None)
except TypeError as e: print("TypeError", str(e).replace("text_tables.", "").replace("__main__.", ""))
try: u + 3
except TypeError as e: print("TypeError", str(e).replace("text_tables.", "").replace("__main__.", ""))
try: u < v
except TypeError as e: print("TypeError", str(e).replace("text_tables.", "").replace("__main__.", ""))
try: Vec("a")
except TypeError as e: print("TypeError", e)
# a Py_UCS4 is text, and a number where one is wanted; objects become the views of cdef functions
def codes(str s):
    cdef Py_UCS4 c = 'x', d
    cdef int n = 0
    out = []
    for d in s:
        n += <int>d
        if d in u'ab':
            out.append(d)
    cdef int k = d
    k = <int>c + k
    cdef long m = <long>c - 65
    return n, out, c, c.upper(), k, m, <unsigned char>d
print(codes("abc"))
cdef unsigned int fnv(const unsigned char[:] data) noexcept:
    cdef unsigned int h = 2166136261u
    cdef Py_ssize_t i
    for i in range(data.shape[0]):
        h ^= data[i]
        h *= 16777619
    return h
print(fnv(b"hello"), fnv(bytearray(b"")))
cdef int same(int x):
    return x
def never(int n):
    cdef int i
    for i in range(n):
        t -= same(i)
    return t
try:
    print(never(3))
except UnboundLocalError:
    print("UnboundLocalError")
# items of typed memoryviews are Python's; C types stand as annotations
cimport cython
from libc.stdint cimport uint32_t
import numpy as np
def listed(int[:] v, double[:] w):
    cdef int[:] u = v
    out = [x for x in w]
    for y in u:
        out.append(y)
        u[1] = 9
    return list(u), tuple(w), sorted(v, reverse=True), out
print(listed(np.array([3, 1, 2], dtype=np.intc), np.array([.5, 2])))
@cython.cfunc
def rotl(x: uint32_t, r: cython.int) -> uint32_t:
    return (x << r) | (x >> (32 - r))
def use():
    return rotl(0x80000001, 1), rotl(5, 3)
print(use())
