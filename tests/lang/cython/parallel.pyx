# cython: boundscheck=False, wraparound=False, cdivision=True
import numpy as np
cimport numpy as cnp
cimport cython
from cython.parallel import prange, parallel, threadid
from libc.math cimport sqrt, exp
from cython cimport floating
cnp.import_array()
ctypedef cnp.float64_t DTYPE_t
ctypedef fused real:
    float
    double

def psum(double[:] x):
    cdef double s = 0
    cdef Py_ssize_t i
    for i in prange(x.shape[0], nogil=True, schedule='static', num_threads=2):
        s += x[i]
    return s
print(psum(np.arange(1000.0)))
def pfill(int n):
    cdef double[:, ::1] out = np.zeros((n, n))
    cdef int i, j
    with nogil:
        for i in prange(n, schedule="dynamic"):
            for j in range(n):
                out[i, j] = i * 10 + j
    return np.asarray(out)
print(pfill(4))
def rbf(real[:, :] X, real[:] beta, double theta):
    cdef int N = X.shape[0], D = X.shape[1], i, j, d
    cdef real r = 0
    if real is float:
        dtype = np.float32
    else:
        dtype = np.float64
    Y = np.zeros(N, dtype=dtype)
    cdef real[:] Yv = Y
    for i in range(N):
        for j in range(N):
            r = 0
            for d in range(D):
                r += (X[j, d] - X[i, d]) ** 2
            r = sqrt(r)
            Yv[i] += beta[j] * exp(-(r * theta) ** 2)
    return Y
X = np.arange(12.0).reshape(4, 3) / 10
print(rbf(X, np.ones(4), 2.0))
print(rbf(X.astype(np.float32), np.ones(4, np.float32), 2.0).dtype)
def work(double[:, :] a):
    cdef int i, j
    cdef double acc
    cdef double[:] out = np.zeros(a.shape[0])
    with nogil, parallel():
        for i in prange(a.shape[0]):
            acc = 0
            for j in range(a.shape[1]):
                acc = acc + a[i, j] * a[i, j]
            out[i] = acc
    return list(out)
print(work(X))
def dot(cnp.ndarray[DTYPE_t, ndim=2] A, cnp.ndarray[DTYPE_t, ndim=1] b):
    cdef Py_ssize_t i, j
    cdef cnp.ndarray[DTYPE_t, ndim=1] c = np.zeros(A.shape[0], dtype=np.float64)
    cdef double s
    for i in range(A.shape[0]):
        s = 0
        for j in range(A.shape[1]):
            s += A[i, j] * b[j]
        c[i] = s
    return c
print(dot(X, np.array([1.0, 2, 3])))
cdef floating total(floating[:] v) noexcept nogil:
    cdef floating t = 0
    cdef Py_ssize_t k
    for k in range(v.shape[0]):
        t += v[k]
    return t
def totals():
    cdef float[:] a = np.ones(3, np.float32)
    cdef double[:] b = np.ones(4)
    return total(a), total(b)
print(totals())
cdef double rows(double *p, int n, int m) nogil:
    cdef int i
    cdef double s = 0
    for i in range(n * m):
        s += p[i]
    return s
def viaptr(double[:, ::1] a):
    return rows(&a[0, 0], a.shape[0], a.shape[1]), rows(&a[1, 0], 1, a.shape[1])
print(viaptr(X))
def data_ptr(cnp.ndarray a):
    cdef double *p = <double *> a.data
    return rows(p, a.shape[0], a.shape[1])
print(data_ptr(X))
