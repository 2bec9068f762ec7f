# cython: boundscheck=False, wraparound=False, cdivision=True
"""Functions with typed memoryviews and C math, fused types, enums, cpdef, nogil, in the style of published Cython tutorials."""
import numpy as np
cimport numpy as np
cimport cython
from libc.math cimport sqrt, sin, exp, log, fabs, floor, ceil, M_PI, INFINITY, isnan, NAN, atan2
from libc.stdint cimport int64_t, uint32_t

ctypedef np.float64_t f64
ctypedef fused number:
    int
    long
    double
cdef double EPS = 1e-12
cdef int counter = 0

cdef inline double sinc(double x) noexcept nogil:
    return 1.0 if fabs(x) < EPS else sin(x) / x
cpdef double simpson(double a, double b, int n=100) except? -1:
    cdef double h = (b - a) / n, s = sinc(a) + sinc(b)
    cdef Py_ssize_t i
    if n % 2:
        raise ValueError("n must be even, got %d" % n)
    for i in range(1, n):
        s += (4 if i % 2 else 2) * sinc(a + i * h)
    return s * h / 3
cpdef number clip(number x, number lo, number hi):
    if x < lo:
        return lo
    elif x > hi:
        return hi
    return x
def primes(int nb):
    cdef int n, i, len_p = 0
    cdef int[:] p = np.zeros(nb, dtype=np.intc)
    n = 2
    while len_p < nb:
        for i in range(len_p):
            if n % p[i] == 0:
                break
        else:
            p[len_p] = n
            len_p += 1
        n += 1
    return [p[i] for i in range(len_p)]
def integrate_f(double a, double b, int N):
    cdef int i
    cdef double s = 0, dx = (b - a) / N, x
    for i in range(N):
        x = a + i * dx
        s += x ** 2 - x
    return s * dx
def convolve(double[:, :] f, double[:, ::1] g):
    if g.shape[0] % 2 != 1 or g.shape[1] % 2 != 1:
        raise ValueError("Only odd dimensions on filter supported")
    cdef Py_ssize_t vmax = f.shape[0], wmax = f.shape[1], smid = g.shape[0] // 2, tmid = g.shape[1] // 2
    cdef Py_ssize_t x, y, s, t, v, w
    h = np.zeros([vmax + 2 * smid, wmax + 2 * tmid])
    cdef double[:, :] hv = h
    cdef double value
    with nogil:
        for x in range(vmax + 2 * smid):
            for y in range(wmax + 2 * tmid):
                value = 0
                for s in range(max(smid - x, -smid), min((vmax + 2 * smid - x) - smid, smid + 1)):
                    for t in range(max(tmid - y, -tmid), min((wmax + 2 * tmid - y) - tmid, tmid + 1)):
                        v = x - smid + s
                        w = y - tmid + t
                        if 0 <= v < vmax and 0 <= w < wmax:
                            value += g[smid - s, tmid - t] * f[v, w]
                hv[x, y] = value
    return h
def pairwise(np.ndarray[f64, ndim=2] X):
    cdef int n = X.shape[0], d = X.shape[1], i, j, k
    cdef double acc, tmp
    cdef np.ndarray[f64, ndim=2] D = np.empty((n, n))
    for i in range(n):
        for j in range(n):
            acc = 0
            for k in range(d):
                tmp = X[i, k] - X[j, k]
                acc += tmp * tmp
            D[i, j] = sqrt(acc)
    return D
def mandel(int w, int h, int maxit=50):
    cdef int i, j, k
    cdef double complex z, c
    cdef int[:, ::1] out = np.zeros((h, w), dtype=np.int32)
    for i in range(h):
        for j in range(w):
            c = (-2.0 + 3.0 * j / w) + 1j * (-1.2 + 2.4 * i / h)
            z = 0
            for k in range(maxit):
                if z.real * z.real + z.imag * z.imag > 4:
                    break
                z = z * z + c
            out[i, j] = k
    return np.asarray(out)
@cython.boundscheck(True)
def checked(double[:] a, int i):
    return a[i]
@cython.cdivision(False)
def pymod(int a, int b):
    return a % b, a // b
def cmod(int a, int b):
    return a % b, a / b
cdef long gcd(long a, long b) nogil:
    while b:
        a, b = b, a % b
    return a
def bump():
    global counter
    counter += 1
    return counter, gcd(48, 36)
def lev(str a, str b):
    cdef Py_ssize_t i, j, n = len(a), m = len(b)
    cdef int[:, :] d = np.zeros((n + 1, m + 1), dtype=np.intc)
    for i in range(n + 1): d[i, 0] = i
    for j in range(m + 1): d[0, j] = j
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            d[i, j] = min(d[i - 1, j] + 1, d[i, j - 1] + 1, d[i - 1, j - 1] + (a[i - 1] != b[j - 1]))
    return d[n, m]
def lcg(uint32_t seed, int n):
    cdef list out = []
    for _ in range(n):
        seed = seed * 1664525 + 1013904223
        out.append(seed)
    return out
def nanmean(double[::1] x):
    cdef double s = 0
    cdef int64_t k = 0
    cdef Py_ssize_t i
    for i in range(x.shape[0]):
        if not isnan(x[i]):
            s += x[i]; k += 1
    return s / k if k else NAN
print(simpson(0, M_PI), primes(12), integrate_f(0, 2, 1000), clip(5, 1, 3), clip(2.5, 0.0, 9.0))
try: simpson(0, 1, 3)
except ValueError as e: print(e)
print(convolve(np.arange(9.).reshape(3, 3), np.array([[0, 1, 0], [1, 2, 1], [0, 1, 0.]])))
try: convolve(np.zeros((2, 2)), np.zeros((2, 2)))
except ValueError as e: print(e)
print(pairwise(np.arange(6.).reshape(3, 2)), mandel(24, 8, 20), sep="\n")
try: checked(np.zeros(3), 5)
except IndexError as e: print("IndexError", e)
print(pymod(-7, 3), cmod(-7, 3), bump(), bump(), lev("kitten", "sitting"), lcg(42, 3), nanmean(np.array([1, np.nan, 4])), nanmean(np.array([np.nan])))
