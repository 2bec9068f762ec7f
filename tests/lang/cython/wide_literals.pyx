# literals of 64 bits, updates of integer elements that wrap around, characters that are written down
from libc.stdint cimport uint64_t, uint32_t, uint8_t
from libc.limits cimport INT_MAX, INT_MIN, UINT_MAX, LONG_MAX, UCHAR_MAX
from libc.float cimport DBL_MAX, DBL_EPSILON, FLT_MAX
cimport cython


cdef uint64_t splitmix(uint64_t *state) noexcept nogil:
    cdef uint64_t z
    state[0] += <uint64_t>0x9E3779B97F4A7C15
    z = state[0]
    z = (z ^ (z >> 30)) * <uint64_t>0xBF58476D1CE4E5B9
    z = (z ^ (z >> 27)) * <uint64_t>0x94D049BB133111EB
    return z ^ (z >> 31)


def numbers(seed, int n):
    cdef uint64_t s = seed
    return [splitmix(&s) for _ in range(n)]


cdef uint64_t mixed(uint64_t x):
    cdef uint64_t k = 0xff51afd7ed558ccd
    x ^= x >> 33
    x *= k
    return x


def hashed(bytes text):
    cdef uint64_t h = 0xcbf29ce484222325
    cdef uint8_t c
    for c in text:
        h ^= c
        h *= <uint64_t>0x100000001b3
    return h


print(numbers(42, 3), mixed(12345), hashed(b"hello"))
cdef int[3] a
cdef uint8_t[3] b
a[0] = INT_MAX
a[0] += 1
a[1] -= 5
a[2] = 7
a[2] //= 2
b[0] = UCHAR_MAX
b[0] += 2
b[1] -= 1
b[2] |= 6
b[2] <<= 1
print(a, b)
cdef char ch = 'A'
cdef int code = 'z'
print(ch, code, ch == 'A', ch < 'B', INT_MIN, UINT_MAX, LONG_MAX, DBL_MAX, DBL_EPSILON, FLT_MAX > 1e38)


@cython.total_ordering
cdef class Version:
    cdef int major
    def __init__(self, major):
        self.major = major
    def __eq__(self, other):
        return self.major == (<Version>other).major
    def __lt__(self, other):
        return self.major < (<Version>other).major


print(Version(1) <= Version(1), Version(2) > Version(1), Version(1) >= Version(2))
