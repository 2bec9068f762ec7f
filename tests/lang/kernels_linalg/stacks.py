# oracle: python
# Stacks of matrices, axes and options that Numba does not take and NumPy does.
import numpy as np
from numba import njit


@njit
def stacked(t, m, v):
    return (np.linalg.det(t), np.linalg.inv(t), np.linalg.solve(t, m), np.linalg.solve(t, v), np.linalg.cholesky(t @ np.linalg.matrix_transpose(t)),
            np.linalg.pinv(t), np.linalg.eigvalsh(t))


@njit
def slog(t):
    sign, logdet = np.linalg.slogdet(t)
    return sign * np.exp(logdet)


@njit
def lines(x):
    return (np.linalg.norm(x, axis=1), np.linalg.norm(x, axis=0), np.linalg.norm(x, ord=1, axis=-1), np.linalg.norm(x, np.inf, 0), np.linalg.norm(x, "fro"),
            np.linalg.norm(x, ord="nuc"), np.linalg.matrix_norm(x), np.linalg.vector_norm(x))


@njit
def pages(t):
    return np.linalg.norm(t, axis=(1, 2)), np.linalg.norm(t, axis=0), np.linalg.norm(t, axis=2), np.linalg.norm(t, 1, (-2, -1))


@njit
def options(m, q):
    big, r = np.linalg.qr(m, mode="complete")
    w, v = np.linalg.eigh(np.triu(q), UPLO="U")
    return (np.abs(big @ r - m).max() < 1e-12, np.abs(np.linalg.qr(m, "r")), np.linalg.svd(m, compute_uv=False), np.linalg.svdvals(m), w, np.abs(q @ v - v * w).max() < 1e-12,
            np.linalg.cholesky(q, upper=True), np.linalg.lstsq(m, m[:, 0].copy(), rcond=None)[0], np.linalg.eigvalsh(np.tril(q)))


@njit
def small(q, r, m):
    return np.matvec(q, r), np.vecmat(r, q), np.vecdot(m, r), np.cross(m, r), np.cross(m, m[::-1]), np.trace(q, 1), np.trace(m, -2), np.linalg.diagonal(q), np.linalg.multi_dot((q, q, r))


@njit
def truths(a, b, s):
    return a @ b, np.dot(a, b), s @ s, np.einsum("i,i->", a, b), np.einsum("ij,jk->ik", s, s), np.einsum("ij,ij->ij", s, s)


q = np.array([[4.0, 1.0, 0.5], [1.0, 3.0, 1.0], [0.5, 1.0, 5.0]])
t = np.stack((q, 2 * q, q + np.eye(3)))
m = np.arange(15.0).reshape(5, 3) % 7 + 1
v = np.array([1.0, -2.0, 3.0])
for part in (stacked(t, np.ones((3, 2)), v), lines(m), pages(t), options(m, q), small(q, v, m)):
    for r in part:
        print((np.round(np.asarray(r) * 1.0, 6) + 0.0).tolist())
print(np.round(slog(t), 6), np.round(stacked(t[None], t[None], v)[2].shape, 1))
a = np.array([True, False, True])
for r in truths(a, a, np.array([[True, False], [True, True]])) + truths(a, ~a, np.eye(2) > 2):
    print(r)
