import numpy as np
from numba import njit, types
from numba.experimental import jitclass
from numba.typed import List, Dict

@jitclass([("data", types.float64[::1]), ("indices", types.int32[::1]), ("indptr", types.int32[::1]), ("shape", types.UniTuple(types.int64, 2))])
class CSR:
    def __init__(self, data, indices, indptr, shape):
        self.data, self.indices, self.indptr = data, indices, indptr
        self.shape = shape
    @property
    def nnz(self):
        return len(self.data)
    def matvec(self, x):
        out = np.zeros(self.shape[0])
        for i in range(self.shape[0]):
            for k in range(self.indptr[i], self.indptr[i + 1]):
                out[i] += self.data[k] * x[self.indices[k]]
        return out
    def row(self, i):
        s, e = self.indptr[i], self.indptr[i + 1]
        return self.indices[s:e], self.data[s:e]

@njit
def from_dict(d, n, m):
    keys = list(d.keys())
    keys.sort()
    data = np.empty(len(keys))
    indices = np.empty(len(keys), np.int32)
    indptr = np.zeros(n + 1, np.int32)
    for k, (i, j) in enumerate(keys):
        data[k] = d[(i, j)]
        indices[k] = j
        indptr[i + 1] += 1
    for i in range(n):
        indptr[i + 1] += indptr[i]
    return CSR(data, indices, indptr, (n, m))

@njit
def conjugate_gradient(A, b, tol=1e-10):
    x = np.zeros_like(b)
    r = b - A.matvec(x)
    p = r.copy()
    rs = (r * r).sum()
    for k in range(len(b) * 2):
        Ap = A.matvec(p)
        alpha = rs / (p * Ap).sum()
        x += alpha * p
        r -= alpha * Ap
        new = (r * r).sum()
        if np.sqrt(new) < tol:
            return x, k + 1
        p = r + new / rs * p
        rs = new
    return x, -1

d = Dict.empty(types.UniTuple(types.int64, 2), types.float64)
n = 8
for i in range(n):
    d[(i, i)] = 2.0
    if i > 0:
        d[(i, i - 1)] = d[(i - 1, i)] = -1.0
A = from_dict(d, n, n)
print(A.nnz, A.shape, A.indptr, A.row(1))
x, its = conjugate_gradient(A, np.ones(n))
print(x.round(6), its)
print(np.abs(A.matvec(x) - 1).max() < 1e-9)
