# oracle: python
# einsum and tensordot in kernels: products, traces, batches, outer products, several operands.
import numpy as np
from numba import njit


@njit
def products(A, B, v):
    return np.einsum("ij,jk->ik", A, B), np.einsum("ij,jk->ki", A, B), np.einsum("ij,kj->ik", A, A), np.einsum("ij,j", A, v), np.einsum("i,i->", v, v)


@njit
def sums(S, v):
    return np.einsum("ii", S), np.einsum("ii->i", S), np.einsum("ij->j", S), np.einsum("ij->", S), np.einsum("ji", S), np.einsum("i,ij,j->", v, S, v)


@njit
def batches(T, U, v):
    return np.einsum("bij,bjk->bik", T, U), np.einsum("bij,bij->b", T, T), np.einsum("i,j->ij", v, v), np.einsum("...ij,j->...i", T, v), np.einsum("ijk->kji", T)


@njit
def chain(A, B, C):
    return np.einsum("ij,jk,kl->il", A, B, C), np.einsum("ij,kj,kl->li", A, A, A, optimize=True)


@njit
def tensor(T, A, v):
    return np.tensordot(T, A, axes=((1, 2), (0, 1))), np.tensordot(A, v, 1), np.tensordot(v, v, axes=0), np.tensordot(T, T, axes=3)


A = np.arange(12.0).reshape(3, 4)
B = np.arange(8.0).reshape(4, 2)
S = np.arange(9.0).reshape(3, 3)
T = np.arange(24.0).reshape(2, 3, 4)
v = np.array([1.0, -1.0, 2.0, 0.5])
for r in products(A, B, v):
    print(np.asarray(r).tolist())
for r in sums(S, v[:3]):
    print(np.asarray(r).tolist())
for r in batches(T, T.transpose(0, 2, 1), v):
    print(np.asarray(r).tolist())
for r in chain(A, B, B.T):
    print(np.asarray(r).tolist())
for r in tensor(T, A, v):
    print(np.asarray(r).tolist())
z = np.array([[1 + 1j, 2.0], [0.5j, 1.0]])
print(products(z, z, z[0])[0].tolist(), sums(S.astype(np.int64), np.array([1, 2, 3]))[5])
try:
    products(A, B.T, v)
except ValueError:
    print("ValueError")
