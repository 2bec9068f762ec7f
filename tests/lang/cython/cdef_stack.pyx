from libc.stdlib cimport malloc, realloc, free
cdef class IntStack:
    cdef int *items
    cdef Py_ssize_t size, capacity
    def __cinit__(self, Py_ssize_t capacity=4):
        self.capacity = capacity
        self.size = 0
        self.items = <int *>malloc(capacity * sizeof(int))
        if self.items is NULL:
            raise MemoryError()
    def __dealloc__(self):
        if self.items is not NULL:
            free(self.items)
    cdef int grow(self) except -1:
        cdef int *p = <int *>realloc(self.items, 2 * self.capacity * sizeof(int))
        if p is NULL:
            raise MemoryError()
        self.items = p
        self.capacity *= 2
        return 0
    cpdef void push(self, int v):
        if self.size == self.capacity:
            self.grow()
        self.items[self.size] = v
        self.size += 1
    cpdef int pop(self) except? -1:
        if self.size == 0:
            raise IndexError("pop from empty stack")
        self.size -= 1
        return self.items[self.size]
    def __len__(self):
        return self.size
    def __bool__(self):
        return self.size > 0
    def sum(self):
        cdef long s = 0
        cdef Py_ssize_t i
        for i in range(self.size):
            s += self.items[i]
        return s
    def cap(self):
        return self.capacity
s = IntStack()
for i in range(100):
    s.push(i * i)
print(len(s), s.sum(), s.cap(), bool(s))
t = 0
while s:
    t += s.pop()
print(t, len(s))
try:
    s.pop()
except IndexError as e:
    print(e)
try:
    s.push(2**40)
except OverflowError as e:
    print(e)
s.push(-1)
print(s.pop())
