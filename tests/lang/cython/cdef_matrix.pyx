# cython: boundscheck=False, wraparound=False
import numpy as np
cimport cython
cdef class Matrix:
    cdef double[:, ::1] data
    cdef readonly Py_ssize_t rows, cols
    def __init__(self, Py_ssize_t rows, Py_ssize_t cols):
        self.rows = rows
        self.cols = cols
        self.data = np.zeros((rows, cols))
    def __getitem__(self, key):
        i, j = key
        return self.data[i, j]
    def __setitem__(self, key, double value):
        i, j = key
        self.data[i, j] = value
    cpdef Matrix matmul(self, Matrix other):
        cdef Matrix out = Matrix(self.rows, other.cols)
        cdef Py_ssize_t i, j, k
        cdef double s
        for i in range(self.rows):
            for j in range(other.cols):
                s = 0
                for k in range(self.cols):
                    s += self.data[i, k] * other.data[k, j]
                out.data[i, j] = s
        return out
    def fill(self):
        cdef Py_ssize_t i, j
        for i in range(self.rows):
            for j in range(self.cols):
                self.data[i, j] = i * self.cols + j
        return self
    cdef double trace_c(self) nogil:
        cdef double t = 0
        cdef Py_ssize_t i
        for i in range(self.rows):
            t += self.data[i, i]
        return t
    def trace(self):
        return self.trace_c()
    def numpy(self):
        return np.asarray(self.data)
    def __matmul__(Matrix a, Matrix b):
        return a.matmul(b)
a = Matrix(3, 4).fill()
b = Matrix(4, 3).fill()
c = a.matmul(b)
print(c.numpy())
print((a @ b).trace(), c[1, 2], a[2, 3])
c[0, 0] = 9.5
print(c.trace(), c.rows, c.cols)
