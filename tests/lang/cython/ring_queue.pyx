# A deque over a ring of memory, as in the cdef-class tutorials
from cpython.mem cimport PyMem_Malloc, PyMem_Free
from libc.string cimport memcpy

cdef class Queue:
    """A queue of ints."""
    cdef int *_buf
    cdef Py_ssize_t _head, _size, _cap
    def __cinit__(self, Py_ssize_t cap=4):
        self._buf = <int *>PyMem_Malloc(cap * sizeof(int))
        if self._buf is NULL:
            raise MemoryError()
        self._cap = cap
    def __dealloc__(self):
        if self._buf is not NULL:
            PyMem_Free(self._buf)
    cdef int _grow(self) except -1:
        cdef Py_ssize_t i
        cdef int *bigger = <int *>PyMem_Malloc(2 * self._cap * sizeof(int))
        if not bigger:
            raise MemoryError()
        for i in range(self._size):
            bigger[i] = self._buf[(self._head + i) % self._cap]
        PyMem_Free(self._buf)
        self._buf = bigger
        self._head = 0
        self._cap *= 2
        return 0
    cpdef append(self, int value):
        if self._size == self._cap:
            self._grow()
        self._buf[(self._head + self._size) % self._cap] = value
        self._size += 1
    cdef append_many(self, int *values, Py_ssize_t count):
        cdef Py_ssize_t i
        for i in range(count):
            self.append(values[i])
    def extend(self, values):
        cdef int block[16]
        cdef Py_ssize_t n = 0
        for v in values:
            block[n] = v
            n += 1
            if n == 16:
                self.append_many(block, n)
                n = 0
        self.append_many(block, n)
    cpdef int peek(self) except? -1:
        if self._size == 0:
            raise IndexError("Queue is empty")
        return self._buf[self._head]
    cpdef int pop(self) except? -1:
        cdef int v = self.peek()
        self._head = (self._head + 1) % self._cap
        self._size -= 1
        return v
    def __bool__(self):
        return self._size > 0
    def __len__(self):
        return self._size
q = Queue()
q.extend(range(20))
print(len(q), q.pop(), q.pop(), q.peek(), bool(q))
q.append(-5)
total = 0
while q:
    total += q.pop()
print(total, bool(q), Queue.__doc__)
try:
    q.pop()
except IndexError as e:
    print("IndexError", e)
try:
    q.append("x")
except TypeError as e:
    print("TypeError")
