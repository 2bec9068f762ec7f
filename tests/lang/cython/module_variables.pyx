cdef int g = 2147483647
cdef unsigned int h = 1
cdef double d = 1
cdef unsigned char c = 250
def f():
    global g, h, d, c
    g = g + 1
    h = h - 2
    d = 7
    c += 10
    return g, h, d, c
print(f())
g = g - 1
print(g)
cdef class A:
    cdef unsigned char b
    cdef int n
    cdef public double x
    def __init__(self):
        self.b = 250
        self.n = 2147483647
        self.x = 1
    def go(self):
        self.b += 10
        self.n += 1
        self.x = 3
        return self.b, self.n, self.x
    def put(self, v):
        self.n = v
        return self.n
a = A()
print(a.go())
try:
    a.put(2**40)
except OverflowError as e:
    print(e)
cdef int k = 5
k += 3
print(k)
def loc():
    k = 'text'
    return k
print(loc(), k)
cdef unsigned int seed = 12345
def rnd():
    global seed
    seed = seed * 1103515245 + 12345
    return seed
print([rnd() for _ in range(5)])
