# einsum as it is written: implicit and explicit results, dots, traces, several operands, lists of numbers; its path.
import numpy as np

A = np.arange(12.0).reshape(3, 4)
B = np.arange(20.0).reshape(4, 5)
S = np.arange(9.0).reshape(3, 3)
v = np.array([1.0, -1.0, 2.0])
T = np.arange(24.0).reshape(2, 3, 4)
print(np.einsum("ij,jk", A, B).tolist(), np.einsum("ij,jk->ki", A, B).shape)
print(np.einsum("ii", S), np.einsum("ii->i", S), np.einsum("ij->", S), np.einsum("ij->j", S), np.einsum("ji", S).tolist(), np.einsum("i,i->", v, v))
print(np.einsum("i,j->ij", v, v).tolist(), np.einsum("i,ij,j->", v, S, v), np.einsum("i,ij->ij", v, S).tolist(), np.einsum("ij,ij->i", S, S))
print(np.einsum("bij,bjk->bik", T, np.ones((2, 4, 2))).tolist(), np.einsum("...ij,...jk->...ik", T, B).shape, np.einsum("...i->...", T).tolist(), np.einsum("bij->bji", T).shape)
print(np.einsum("ij,jk,kl->il", S, A, B).tolist(), np.einsum("ij,jk,kl->il", S, A, B, optimize=True).tolist(), np.einsum("a,b,c->abc", v, v, v).sum())
print(np.einsum(A, [0, 1], B, [1, 2], [0, 2]).sum(), np.einsum(S, [0, 0]), np.einsum(A, [0, 1]).shape)
print(np.einsum("ijk,ilm,njm,nlk,abc->", T, T, T, T, T) if False else np.einsum("ijk,ijk->", T, T), np.einsum("ijk,jl->ilk", T, S).shape)
print(np.einsum("ij,j->i", A.astype(np.int32), np.array([1, 2, 3, 4])).tolist(), np.einsum("ij,kj->ik", A > 3, A > 5).tolist(), np.einsum("i,i", v + 1j, v).tolist())
out = np.zeros((3, 5))
print(np.einsum("ij,jk->ik", A, B, out=out) is out, out.sum())
print(np.einsum_path("ij,jk,kl->il", np.ones((10, 100)), np.ones((100, 5)), np.ones((5, 50)), optimize="greedy")[0])
print(np.tensordot(A, B, axes=1).shape, np.tensordot(T, T, axes=3), np.tensordot(T, A, axes=([1, 2], [0, 1])), np.tensordot(v, v, 0).tolist(), np.tensordot(T, S, axes=(1, 0)).shape)
print(np.linalg.tensorsolve(np.eye(6).reshape(2, 3, 2, 3) * 2, np.ones((2, 3))).tolist(), np.linalg.tensorinv(np.eye(6).reshape(6, 2, 3), ind=1).shape)
for f in (lambda: np.einsum("ij,jk", A), lambda: np.einsum("ij", A, B), lambda: np.einsum("ijk", A), lambda: np.einsum("i", A), lambda: np.einsum("ij->k", A), lambda: np.einsum("ij->ii", A),
          lambda: np.einsum("i1", A), lambda: np.einsum("ii", A), lambda: np.tensordot(A, A, 1)):
    try:
        print(f())
    except ValueError as e:
        print(type(e).__name__, str(e)[:60])
