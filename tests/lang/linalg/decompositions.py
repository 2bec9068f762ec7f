# Decompositions put together again, with the names of NumPy's results.
import numpy as np
from numpy import linalg as LA

rng = np.random.default_rng(7)
A = rng.standard_normal((6, 4))
for mode in ("reduced", "complete"):
    res = LA.qr(A, mode=mode)
    print(type(res).__name__, res.Q.shape, res.R.shape, np.allclose(res.Q @ res.R, A), np.allclose(res.Q.T @ res.Q, np.eye(res.Q.shape[1])))
R = LA.qr(A, mode="r")
h, tau = LA.qr(A, mode="raw")
print(R.shape, np.allclose(np.abs(R), np.abs(LA.qr(A).R)), h.shape, tau.shape)
for full in (True, False):
    u, s, vh = LA.svd(A, full_matrices=full)
    k = len(s)
    print(u.shape, s.shape, vh.shape, np.allclose((u[:, :k] * s) @ vh[:k], A), bool((np.diff(s) <= 0).all()))
print(np.allclose(LA.svd(A, compute_uv=False), LA.svdvals(A)), type(LA.svd(A)).__name__, LA.svd(A)._fields)
S = A.T @ A
w, V = LA.eigh(S)
print(np.allclose(S @ V, V * w), np.allclose(V @ np.diag(w) @ V.T, S), np.allclose(LA.eigvalsh(S), w), np.allclose(w, LA.svdvals(A)[::-1] ** 2))
M = rng.standard_normal((5, 5))
res = LA.eig(M)
print(type(res).__name__, res._fields, np.allclose(M @ res.eigenvectors, res.eigenvectors * res.eigenvalues), np.allclose(np.sort(np.abs(LA.eigvals(M))), np.sort(np.abs(res.eigenvalues))))
L = LA.cholesky(S)
print(np.allclose(L @ L.T, S), np.allclose(np.triu(L, 1), 0), np.allclose(LA.cholesky(S, upper=True), L.T))
H = S + 1j * (A[:4] - A[:4].T)
w, V = LA.eigh(H)
print(w.dtype, V.dtype, np.allclose(H @ V, V * w), np.allclose(LA.eigvalsh(H, UPLO="U"), LA.eigvalsh(np.triu(H).conj().T)))
C = LA.cholesky(H @ H.conj().T + np.eye(4))
print(C.dtype, np.allclose(C @ C.conj().T, H @ H.conj().T + np.eye(4)))
stack = rng.standard_normal((2, 3, 4, 4))
q, r = LA.qr(stack)
u, s, vh = LA.svd(stack)
w, v = LA.eig(stack)
print(np.allclose(q @ r, stack), np.allclose(u * s[..., None, :] @ vh, stack), np.allclose(stack @ v, v * w[..., None, :]), s.shape)
sym = stack + np.swapaxes(stack, -1, -2)
w, v = LA.eigh(sym)
print(np.allclose(sym @ v, v * w[..., None, :]), LA.cholesky(stack @ np.swapaxes(stack, -1, -2)).shape)
rot = np.array([[0.0, -1.0], [1.0, 0.0]])
print(LA.eigvals(rot).dtype, LA.eig(np.diag([3.0, 1.0])).eigenvalues)
sign, logdet = LA.slogdet(M)
print(np.allclose(sign * np.exp(logdet), LA.det(M)), LA.slogdet(np.eye(2) * 2), LA.slogdet(np.zeros((2, 2))))
for f in (lambda: LA.cholesky(-np.eye(2)), lambda: LA.cholesky(np.ones((2, 3))), lambda: LA.eig(np.full((2, 2), np.nan)), lambda: LA.eigvals(np.ones((2, 1))),
          lambda: LA.qr(np.ones(3)), lambda: LA.svd(np.ones(3)), lambda: LA.qr(A, mode="fancy"), lambda: LA.eigh(S, UPLO="X"), lambda: LA.eigh(np.ones((1, 2)))):
    try:
        print(f())
    except (LA.LinAlgError, ValueError) as e:
        print(type(e).__name__, e)
