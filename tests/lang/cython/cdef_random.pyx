from libc.stdint cimport uint32_t, uint64_t
cdef class LCG:
    cdef uint64_t state
    cdef uint32_t mul
    def __init__(self, uint64_t seed=42):
        self.state = seed
        self.mul = 1664525
    cdef uint32_t next32(self):
        self.state = (self.state * self.mul + 1013904223) % 4294967296ULL
        return <uint32_t>self.state
    def random(self):
        return self.next32() / 4294967296.0
    def randint(self, int lo, int hi):
        return lo + <int>(self.next32() % <uint32_t>(hi - lo + 1))
    def pi(self, int n):
        cdef int i, hits = 0
        cdef double x, y
        for i in range(n):
            x = self.next32() / 4294967296.0
            y = self.next32() / 4294967296.0
            if x * x + y * y <= 1.0:
                hits += 1
        return 4.0 * hits / n
r = LCG()
print([r.randint(1, 6) for _ in range(20)])
print(r.random(), r.random())
print(r.pi(100000))
print(LCG(7).random())
