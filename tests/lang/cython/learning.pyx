# cython: boundscheck=False, wraparound=False, cdivision=True
# scikit-style kernels: sparse products, k-means steps, random forest splits, union-find, quicksort
import numpy as np
cimport numpy as cnp
from libc.math cimport sqrt, log, INFINITY
from libc.string cimport memset, memcpy
from libc.stdlib cimport malloc, free, qsort
ctypedef cnp.npy_intp SIZE_t
ctypedef double DOUBLE_t
cdef fused floating_t:
    float
    double
cdef inline double sqdist(const double *a, const double *b, Py_ssize_t n) noexcept nogil:
    cdef double s = 0, d
    cdef Py_ssize_t i
    for i in range(n):
        d = a[i] - b[i]
        s += d * d
    return s
def assign(const double[:, ::1] X, const double[:, ::1] C):
    cdef Py_ssize_t n = X.shape[0], k = C.shape[0], d = X.shape[1], i, j
    cdef int[::1] labels = np.empty(n, dtype=np.int32)
    cdef double best, dist, inertia = 0
    with nogil:
        for i in range(n):
            best = INFINITY
            for j in range(k):
                dist = sqdist(&X[i, 0], &C[j, 0], d)
                if dist < best:
                    best = dist
                    labels[i] = j
            inertia += best
    return np.asarray(labels), inertia
X = np.array([[0, 0], [0, 1], [5, 5], [6, 5.0]])
print(assign(X, np.array([[0, 0.5], [5.5, 5]])))
def csr_matvec(double[::1] data, int[::1] indices, int[::1] indptr, double[::1] x):
    cdef Py_ssize_t n = indptr.shape[0] - 1
    cdef int i, jj
    cdef double s
    out = np.empty(n)
    cdef double[::1] y = out
    for i in range(n):
        s = 0
        for jj in range(indptr[i], indptr[i + 1]):
            s += data[jj] * x[indices[jj]]
        y[i] = s
    return out
print(csr_matvec(np.array([1.0, 2, 3]), np.array([0, 2, 1], np.int32), np.array([0, 2, 3], np.int32), np.array([1.0, 2, 3])))
cdef void quicksort(double *a, int lo, int hi) noexcept nogil:
    cdef int i = lo, j = hi
    cdef double p = a[(lo + hi) // 2], t
    while i <= j:
        while a[i] < p: i += 1
        while a[j] > p: j -= 1
        if i <= j:
            t = a[i]; a[i] = a[j]; a[j] = t
            i += 1; j -= 1
    if lo < j: quicksort(a, lo, j)
    if i < hi: quicksort(a, i, hi)
def sort(list values):
    cdef int n = len(values), i
    cdef double *buf = <double*>malloc(n * sizeof(double))
    if not buf: raise MemoryError()
    for i in range(n): buf[i] = values[i]
    quicksort(buf, 0, n - 1)
    out = [buf[i] for i in range(n)]
    free(buf)
    return out
print(sort([3.5, -1, 2, 9, 0, 2]))
cdef struct SplitRecord:
    SIZE_t feature
    SIZE_t pos
    double threshold
    double improvement
cdef inline void _init_split(SplitRecord *self, SIZE_t start) noexcept nogil:
    self.feature = 0
    self.pos = start
    self.threshold = 0.
    self.improvement = -INFINITY
cdef class Criterion:
    cdef double[::1] y
    cdef double total, left
    cdef int n, n_left
    def __cinit__(self, double[::1] y):
        cdef int i
        self.y = y
        self.n = y.shape[0]
        for i in range(self.n): self.total += y[i]
        self.reset()
    cdef void reset(self) noexcept:
        self.left = 0
        self.n_left = 0
    cdef void update(self, int i) noexcept:
        self.left += self.y[i]
        self.n_left += 1
    cdef double proxy(self) noexcept:
        raise_free = self.total - self.left
        return self.left * self.left / self.n_left + raise_free * raise_free / (self.n - self.n_left)
def best_split(double[:, ::1] X, double[::1] y):
    cdef Criterion crit = Criterion(y)
    cdef SplitRecord best, current
    cdef Py_ssize_t f, i
    _init_split(&best, X.shape[0])
    for f in range(X.shape[1]):
        crit.reset()
        _init_split(&current, 0)
        current.feature = f
        for i in range(X.shape[0] - 1):
            crit.update(i)
            current.improvement = crit.proxy()
            if current.improvement > best.improvement:
                current.pos = i + 1
                current.threshold = (X[i, f] + X[i + 1, f]) / 2
                best = current
    return best
r = best_split(np.array([[0.0, 1], [1, 2], [2, 3], [3, 4]]), np.array([0.0, 0, 5, 6]))
print(r, r["threshold"])
cdef class UnionFind:
    cdef SIZE_t next_label
    cdef SIZE_t[:] parent, size
    def __init__(self, N):
        self.parent = np.full(2 * N - 1, -1., dtype=np.intp, order='C')
        self.next_label = N
        self.size = np.hstack((np.ones(N, dtype=np.intp), np.zeros(N - 1, dtype=np.intp)))
    cdef void union(self, SIZE_t m, SIZE_t n) noexcept:
        self.parent[m] = self.next_label
        self.parent[n] = self.next_label
        self.size[self.next_label] = self.size[m] + self.size[n]
        self.next_label += 1
    cdef SIZE_t fast_find(self, SIZE_t n) noexcept:
        cdef SIZE_t p = n
        while self.parent[n] != -1:
            n = self.parent[n]
        while self.parent[p] != n and self.parent[p] != -1:
            p, self.parent[p] = self.parent[p], n
        return n
def link(pairs, int N):
    cdef UnionFind U = UnionFind(N)
    for a, b in pairs:
        U.union(U.fast_find(a), U.fast_find(b))
    return [U.fast_find(i) for i in range(N)]
print(link([(0, 1), (2, 3), (0, 2)], 5))
def scale(floating_t[:] x, floating_t k):
    cdef Py_ssize_t i
    for i in range(x.shape[0]): x[i] *= k
    return np.asarray(x)
print(scale(np.arange(3, dtype=np.float32), 2), scale(np.arange(3.0), 0.5))
def entropy(int[:] counts):
    cdef double h = 0, p
    cdef int tot = 0, c
    for c in counts: tot += c
    for i in range(counts.shape[0]):
        p = counts[i] / <double> tot
        if p > 0: h -= p * log(p)
    return h
print(entropy(np.array([1, 1, 2], np.int32)))
cdef int by_value(const void *a, const void *b) noexcept nogil:
    cdef double x = (<double *>a)[0], y = (<double *>b)[0]
    return (x > y) - (x < y)
def sorted_by_c(list v):
    cdef double buf[10]
    cdef int i, n = len(v)
    for i in range(n): buf[i] = v[i]
    qsort(buf, n, sizeof(double), &by_value)
    return [buf[i] for i in range(n)]
print(sorted_by_c([3.0, 1.0, 2.5]))
cdef struct Rec:
    int key
    float w
cdef int by_key(const void *a, const void *b) noexcept nogil:
    return (<Rec *>a).key - (<Rec *>b).key
def recs():
    cdef Rec r[3]
    cdef int i
    for i in range(3):
        r[i].key = (i * 2) % 3
        r[i].w = i / 4.0
    qsort(r, 3, sizeof(Rec), by_key)
    return r
print(recs())
