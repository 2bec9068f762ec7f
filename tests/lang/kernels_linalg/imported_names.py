# oracle: python
# Functions of NumPy by the names they were imported under; LinAlgError raised and caught in kernels.
import numpy as np
import numpy.linalg as LA
from numpy.linalg import norm, eigh, svd, lstsq
from numpy import arange, argsort, eye, sort, where, zeros
from numpy import linalg, dot, einsum, tensordot, matmul, kron
from numba import njit
@njit
def g(a):
    try:
        return np.linalg.inv(a)
    except Exception:
        return a
@njit
def h(a):
    if a.shape[0] != a.shape[1]:
        raise np.linalg.LinAlgError("not square")
    return a
@njit
def plain(n):
    a = zeros((n, n))
    a[:] = arange(n) + eye(n)
    return a.sum(), sort(argsort(a[0]))[0], where(a > 1.0, a, 0.0).max()


@njit
def f(a):
    w, v = eigh(a)
    u, s, vt = svd(a)
    return norm(a), LA.det(a), linalg.inv(a), w, s, dot(a, a), einsum("ij,jk->ik", a, a), tensordot(a, a, 1), matmul(a, a), kron(a, a), LA.qr(a)[1].shape, LA.matrix_rank(a)
a = np.array([[2.0, 1], [1, 3]])
for x in f(a): print(np.round(x, 5))
print(g(np.zeros((2, 2))))
try:
    h(np.ones((2, 3)))
except LA.LinAlgError as e:
    print("caught", e)
print([float(x) for x in plain(4)])
