import numpy as np

cdef class Field:
    cdef double[::1] u
    cdef double[:, :] grid
    cdef Field other

    def __init__(self, n, other=None):
        self.u = np.ones(n)
        self.grid = np.arange(12.0).reshape(3, 4)
        self.other = other

    def step(self, int k):
        cdef Py_ssize_t i
        cdef int j
        for j in range(k):
            for i in range(self.u.shape[0]):
                self.u[i] = self.u[i] * 1.5 + self.grid[i % 3, j % 4]

    def tail(self):
        cdef double[::1] w = self.u
        w = self.u[1:]
        return np.asarray(w)

    def whole(self):
        return np.asarray(self.u)

    cpdef double pick(self, Py_ssize_t n):
        cdef double s = 0
        cdef double[::1] w
        cdef Py_ssize_t i
        for i in range(n):
            if i % 2 == 0:
                w = self.u
            else:
                w = self.u[1:]
            s += w[0] + w[i % w.shape[0]]
        return s

    cdef double[:] row(self, Py_ssize_t i):
        return self.grid[i]

    cpdef double linked(self, Py_ssize_t n):
        cdef double s = 0
        cdef Py_ssize_t i
        cdef double[:] r
        for i in range(n):
            r = self.row(i % 3)
            s += self.other.u[i] * self.u[i] + r[1]
        return s

    def again(self, n):
        self.u = np.full(n, 2.0)


def run():
    a = Field(50)
    b = Field(60, a)
    a.step(4)
    b.step(3)
    for i in range(200):
        v = a.tail()
        w = a.whole()
    print(float(v[3]), float(w[0]), v.shape, a.pick(90), b.linked(40))
    a.again(41)
    print(float(v[3]), float(w[0]), a.pick(90), b.linked(41))
    del a, b
    print(float(v[3]), float(w.sum()), v.shape)

run()
