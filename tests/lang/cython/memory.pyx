# malloc, random noise (Cython memory tutorial)
import random
from libc.stdlib cimport malloc, free, realloc, calloc
from cpython.mem cimport PyMem_Malloc, PyMem_Realloc, PyMem_Free
from libc.string cimport memcpy, memset

def random_noise(int number=1):
    cdef int i
    cdef double *my_array = <double *> malloc(number * sizeof(double))
    if not my_array:
        raise MemoryError()
    try:
        ran = random.normalvariate
        for i in range(number):
            my_array[i] = ran(0, 1)
        return [x for x in my_array[:number]]
    finally:
        free(my_array)
random.seed(1)
print(random_noise(3))

cdef class SomeMemory:
    cdef double* data
    cdef size_t n
    def __cinit__(self, size_t number):
        self.data = <double*> PyMem_Malloc(number * sizeof(double))
        if not self.data:
            raise MemoryError()
        self.n = number
        for i in range(number):
            self.data[i] = i * 1.5
    def resize(self, size_t new_number):
        mem = <double*> PyMem_Realloc(self.data, new_number * sizeof(double))
        if not mem:
            raise MemoryError()
        self.data = mem
        self.n = new_number
    def total(self):
        cdef double s = 0
        cdef size_t i
        for i in range(self.n):
            s += self.data[i]
        return s
    def __len__(self):
        return self.n
    def __getitem__(self, Py_ssize_t i):
        if i < 0 or i >= <Py_ssize_t>self.n:
            raise IndexError("out of range")
        return self.data[i]
    def __dealloc__(self):
        PyMem_Free(self.data)
m = SomeMemory(4)
print(m.total(), len(m), m[2])
m.resize(3)
print(m.total(), len(m), list(m[i] for i in range(3)))
try:
    m[7]
except IndexError as e:
    print("IndexError", e)

def sieve(int n):
    cdef char *flags = <char *> calloc(n + 1, sizeof(char))
    cdef int i, j, count = 0
    if flags == NULL:
        raise MemoryError
    memset(flags, 1, n + 1)
    for i in range(2, n + 1):
        if flags[i]:
            count += 1
            j = 2 * i
            while j <= n:
                flags[j] = 0
                j += i
    free(flags)
    return count
print(sieve(100000))
def swap_copy():
    cdef int a[5]
    cdef int b[5]
    cdef int i
    for i in range(5):
        a[i] = i * i
    memcpy(b, a, 5 * sizeof(int))
    memcpy(&b[0], &a[3], 2 * sizeof(int))
    return a, b
print(swap_copy())
cdef void minmax(double *x, int n, double *lo, double *hi):
    cdef int i
    lo[0] = x[0]
    hi[0] = x[0]
    for i in range(1, n):
        if x[i] < lo[0]: lo[0] = x[i]
        if x[i] > hi[0]: hi[0] = x[i]
def mm(double[:] v):
    cdef double lo, hi
    minmax(&v[0], v.shape[0], &lo, &hi)
    return lo, hi
import numpy as np
print(mm(np.array([3.0, -1.0, 7.5])))
