# oracle: python
# All decompositions in kernels, put together again.
import numpy as np
from numba import njit


@njit
def spectral(a):
    w, v = np.linalg.eigh(a)
    return np.abs(a @ v - v * w).max(), w, np.linalg.eigvalsh(a)


@njit
def general(a):
    w, v = np.linalg.eig(a)
    return np.abs(a @ v - v * w).max(), np.sort(w), np.sort(np.linalg.eigvals(a))


@njit
def orthogonal(a):
    q, r = np.linalg.qr(a)
    n = q.shape[1]
    return np.abs(q @ r - a).max(), np.abs(q.T @ q - np.eye(n)).max(), np.abs(np.diag(r))


@njit
def singular(a):
    u, s, vt = np.linalg.svd(a, full_matrices=False)
    big, t, square = np.linalg.svd(a)
    return np.abs((u * s) @ vt - a).max(), s, big.shape[1], square.shape[0], np.abs(s - t).max()


@njit
def factor(a):
    c = np.linalg.cholesky(a)
    return np.abs(c @ c.T - a).max(), np.diag(c)


@njit
def measures(a):
    sign, logdet = np.linalg.slogdet(a)
    return sign, logdet, np.linalg.det(a), np.linalg.matrix_rank(a), np.linalg.cond(a), np.trace(a)


for n in (1, 2, 3, 6, 25):
    m = (np.arange(n * n) * 7 % 11 / 3.0).reshape(n, n) + np.eye(n) * n
    s = m @ m.T + np.eye(n)
    e, w, x = spectral(s)
    print(n, e < 1e-9 * n, np.allclose(w, x), np.round(w.sum() - np.trace(s), 6) + 0.0)
    e, w, x = general(s)
    print(e < 1e-9 * n, np.allclose(w, x))
    e, o, d = orthogonal(m)
    print(e < 1e-10, o < 1e-12, np.round(d, 5).tolist())
    e, t, p, q, diff = singular(m[:, :max(1, n - 1)])
    print(e < 1e-10, np.round(t, 5).tolist(), p, q, diff < 1e-10)
    e, d = factor(s)
    print(e < 1e-9, np.round(d, 5).tolist())
    print([round(float(t), 6) for t in measures(m)])
c = np.array([[2.0, 1j], [-1j, 3.0]])
print(np.round(spectral(c)[1], 6), spectral(c)[0] < 1e-12)
