# primes (Cython tutorial), C arrays
def primes(int nb_primes):
    cdef int n, i, len_p
    cdef int[1000] p
    if nb_primes > 1000:
        nb_primes = 1000
    len_p = 0
    n = 2
    while len_p < nb_primes:
        for i in p[:len_p]:
            if n % i == 0:
                break
        else:
            p[len_p] = n
            len_p += 1
        n += 1
    result_as_list = [prime for prime in p[:len_p]]
    return result_as_list
print(primes(20), primes(2000)[-1])

def rot(double t):
    cdef double m[2][2]
    cdef double v[2]
    cdef double out[2]
    cdef int i, j
    from math import cos, sin
    m[0][0] = cos(t); m[0][1] = -sin(t); m[1][0] = sin(t); m[1][1] = cos(t)
    v = [1.0, 2.0]
    for i in range(2):
        out[i] = 0
        for j in range(2):
            out[i] += m[i][j] * v[j]
    return out
print(rot(0.5))
def hist(bytes data):
    cdef int[256] counts
    cdef int i
    cdef unsigned char ch
    for i in range(256):
        counts[i] = 0
    for ch in data:
        counts[ch] += 1
    return {chr(i): counts[i] for i in range(256) if counts[i]}
print(hist(b"hello world"))
cdef double norm(double *x, int n) nogil:
    cdef double s = 0
    cdef int i
    for i in range(n):
        s += x[i] * x[i]
    return s ** 0.5
def test_norm():
    cdef double[4] x = [1, 2, 3, 4]
    return norm(x, 4), norm(&x[1], 3), norm(x + 2, 2)
print(test_norm())
