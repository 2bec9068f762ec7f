# function pointers, callbacks, statics
from libc.math cimport sin, cos
ctypedef double (*func_t)(double) noexcept
cdef double square(double x) noexcept:
    return x * x
cdef double cube(double x) noexcept:
    return x * x * x
cdef double apply(func_t f, double x) noexcept:
    return f(x)
cdef double simpson(func_t f, double a, double b, int n):
    cdef double h = (b - a) / n
    cdef double s = f(a) + f(b)
    cdef int i
    for i in range(1, n):
        s += f(a + i * h) * (4 if i % 2 else 2)
    return s * h / 3
def run():
    return apply(square, 3), apply(&cube, 2), simpson(square, 0, 1, 100)
print(run())
cdef class Matrix:
    cdef double[:, ::1] data
    cdef readonly int rows, cols
    def __init__(self, int rows, int cols):
        import numpy as np
        self.rows, self.cols = rows, cols
        self.data = np.zeros((rows, cols))
    cdef double get(self, int i, int j):
        return self.data[i, j]
    cdef void put(self, int i, int j, double v):
        self.data[i, j] = v
    def __getitem__(self, key):
        i, j = key
        return self.get(i, j)
    def __setitem__(self, key, double v):
        cdef int i = key[0], j = key[1]
        self.put(i, j, v)
    def __matmul__(Matrix self, Matrix o):
        cdef Matrix r = Matrix(self.rows, o.cols)
        cdef int i, j, k
        for i in range(self.rows):
            for j in range(o.cols):
                for k in range(self.cols):
                    r.data[i, j] += self.data[i, k] * o.data[k, j]
        return r
    def tolist(self):
        return [[self.data[i, j] for j in range(self.cols)] for i in range(self.rows)]
    @staticmethod
    def eye(int n):
        cdef Matrix m = Matrix(n, n)
        for i in range(n): m.data[i, i] = 1
        return m
    @classmethod
    def of(cls, list rows):
        m = cls(len(rows), len(rows[0]))
        for i, row in enumerate(rows):
            for j, v in enumerate(row):
                m[i, j] = v
        return m
a = Matrix.of([[1, 2], [3, 4]])
print((a @ a).tolist(), (a @ Matrix.eye(2)).tolist(), a[1, 0], a.rows)
cdef class Counter:
    cdef int count
    cdef double[3] acc
    cdef dict seen
    def __cinit__(self):
        self.seen = {}
    def add(self, str key, double v):
        self.count += 1
        self.acc[self.count % 3] += v
        self.seen[key] = self.seen.get(key, 0) + 1
        return self
    def state(self):
        return self.count, self.acc, self.seen
print(Counter().add("a", 1.5).add("b", 2).add("a", 3).state())
cdef int _counter = 0
cdef double table[8]
cdef int i
for i in range(8):
    table[i] = i * 0.5
def lookup(int k):
    global _counter
    _counter += 1
    return table[k], _counter
print(lookup(3), lookup(7))
cdef inline int imax(int a, int b) nogil:
    return a if a > b else b
cdef (int, double) pair(int a):
    return a, a * 0.5
def usepair():
    cdef int x
    cdef double y
    x, y = pair(7)
    return x, y, imax(2, 9)
print(usepair())
