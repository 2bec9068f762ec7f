from libc.stdint cimport uint64_t, uint32_t, int64_t
cdef class Xor:
    cdef uint64_t s
    cdef public uint64_t last
    cdef readonly size_t n
    def __init__(self, seed):
        self.s = seed
    cdef uint64_t next(self):
        cdef uint64_t x = self.s
        x ^= x << 13
        x ^= x >> 7
        x ^= x << 17
        self.s = x
        self.last = x
        self.n += 1
        return x
    cpdef double uniform(self):
        return (self.next() >> 11) * (1.0 / 9007199254740992.0)
    def many(self, int n):
        cdef double t = 0
        cdef int i
        for i in range(n):
            t += self.uniform()
        return t / n
    def state(self):
        return self.s
x = Xor(88172645463325252)
print(x.state(), x.last)
for _ in range(4):
    print(x.uniform(), x.state(), x.last, x.n)
print(x.many(1000), x.state(), x.last, x.n)
print(x.uniform(), x.state())
x.last = 2**64 - 1
print(x.last, x.last + 1)
for bad in (-1, 2**64, "a", 1.5, None):
    try:
        x.last = bad
        print(x.last)
    except Exception as e:
        print(type(e).__name__)
def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)
def small(unsigned long long a, uint64_t b):
    return a + b, a * b, a ^ b, a >> 3, a // 7, a % 1000
attempt(small, 2**63, 5)
attempt(small, 2**64 - 1, 2)
def conv(v):
    cdef uint64_t u = v
    cdef int64_t s = <int64_t>u
    cdef uint32_t w = <uint32_t>u
    return u, s, w, <uint64_t>-1, <uint64_t>s
for v in (2**63 + 9, 2**64 - 1, 77, 2**64):
    attempt(conv, v)
cdef class P:
    cdef double x, y
    cdef public int n
    cdef P other
    def __init__(self, other=None):
        self.other = other
    def go(self, pair):
        self.x, self.y = pair
        a, self.n = 3, int(4.7)
        self.other.x += self.n
        self.other.n += 2
        (self.other.y, (self.x, b)) = 7, (True, "q")
        for self.y in range(3):
            pass
        for self.n, c in [(1, 2), (5, 6)]:
            pass
        return self.x, self.y, self.n, self.other.x, self.other.y, self.other.n, a, b
    cdef P me(self):
        return self.other
q = P(P())
print(q.go((1, 2)))
