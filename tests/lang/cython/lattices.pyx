# cython: language_level=3, boundscheck=False, wraparound=False
import numpy as np
cimport numpy as np
from libc.math cimport exp, fabs
from libc.stdlib cimport rand, srand, RAND_MAX
np.import_array()
DTYPE = np.intc
ctypedef np.int32_t INT
cdef class Life:
    cdef unsigned char[:, ::1] a, b
    cdef readonly int n, m, steps
    def __init__(self, int n, int m):
        self.n, self.m = n, m
        self.a = np.zeros((n, m), dtype=np.uint8)
        self.b = np.zeros((n, m), dtype=np.uint8)
    def set(self, *cells):
        for i, j in cells:
            self.a[i, j] = 1
        return self
    cdef int around(self, int i, int j) noexcept nogil:
        cdef int s = 0, di, dj
        for di in range(-1, 2):
            for dj in range(-1, 2):
                if di or dj:
                    s += self.a[(i + di) % self.n, (j + dj) % self.m]
        return s
    cpdef void step(self, int k=1):
        cdef int i, j, c, _
        for _ in range(k):
            for i in range(self.n):
                for j in range(self.m):
                    c = self.around(i, j)
                    self.b[i, j] = c == 3 or (c == 2 and self.a[i, j])
            self.a, self.b = self.b, self.a
            self.steps += 1
    def __str__(self):
        return "\n".join("".join(".#"[x] for x in row) for row in np.asarray(self.a))
    @property
    def alive(self):
        return int(np.asarray(self.a).sum())
g = Life(8, 8).set((0, 1), (1, 2), (2, 0), (2, 1), (2, 2))
g.step(5)
print(g); print(g.alive, g.steps)
cdef class Ising:
    cdef signed char[:, :] s
    cdef double beta
    cdef double[5] table
    def __cinit__(self, int n, double beta):
        cdef int k
        self.s = np.ones((n, n), dtype=np.int8)
        self.beta = beta
        for k in range(5):
            self.table[k] = exp(-2 * beta * (k * 2 - 4) )
    def sweep(self, unsigned int seed):
        cdef int n = self.s.shape[0], i, j, e, t
        srand(seed)
        for t in range(n * n):
            i = rand() % n
            j = rand() % n
            e = self.s[(i + 1) % n, j] + self.s[(i + n - 1) % n, j] + self.s[i, (j + 1) % n] + self.s[i, (j + n - 1) % n]
            e *= self.s[i, j]
            if e <= 0 or rand() / <double>RAND_MAX < self.table[(e + 4) // 2]:
                self.s[i, j] = -self.s[i, j]
        return np.asarray(self.s).sum()
I = Ising(10, 0.3)
print([int(I.sweep(k)) for k in range(1, 6)])
def naive_dot(np.ndarray[np.float64_t, ndim=2] a, np.ndarray[np.float64_t, ndim=2] b):
    if a.shape[1] != b.shape[0]:
        raise ValueError('shape mismatch')
    cdef int n, p, m
    cdef np.float64_t s
    n, p, m = a.shape[0], a.shape[1], b.shape[1]
    cdef np.ndarray[np.float64_t, ndim=2] c = np.zeros((n, m), dtype=np.float64)
    for i in range(n):
        for j in range(m):
            s = 0
            for k in range(p):
                s += a[i, k] * b[k, j]
            c[i, j] = s
    return c
print(naive_dot(np.arange(6.0).reshape(2, 3), np.eye(3)))
try:
    naive_dot(np.ones((2, 2)), np.ones((3, 3)))
except ValueError as e:
    print(e)
def compute(int[:, ::1] x, int[:, ::1] y, int a, int b, int c):
    cdef Py_ssize_t i, j
    cdef Py_ssize_t xm = x.shape[0], ym = x.shape[1]
    assert tuple(x.shape)[:2] == tuple(y.shape)[:2]
    result = np.zeros((xm, ym), dtype=DTYPE)
    cdef int[:, ::1] rv = result
    cdef int tmp
    for i in range(xm):
        for j in range(ym):
            tmp = max(2, min(x[i, j], 10))
            tmp = tmp * a + y[i, j] * b
            rv[i, j] = tmp + c
    return result
x = np.arange(12, dtype=np.intc).reshape(3, 4)
print(compute(x, x[:, ::-1].copy(), 4, 3, 9))
