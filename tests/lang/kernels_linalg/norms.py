# oracle: python
# Norms and condition numbers of vectors and matrices in kernels.
import numpy as np
from numba import njit


@njit
def plain(x):
    return np.linalg.norm(x)


@njit
def with_order(x, p):
    return np.linalg.norm(x, p)


@njit
def cond(x, p):
    return np.linalg.cond(x, p)


@njit
def normalise(rows):
    for i in range(rows.shape[0]):
        rows[i] /= np.linalg.norm(rows[i])
    return rows


@njit
def distances(p, q):
    out = np.empty((len(p), len(q)))
    for i in range(len(p)):
        for j in range(len(q)):
            out[i, j] = np.linalg.norm(p[i] - q[j])
    return out


v = np.array([3.0, -4.0, 12.0, 0.0])
A = np.array([[1.0, -2.0, 3.0], [4.0, 5.0, -6.0], [7.0, 8.0, 10.0]])
print(plain(v), round(plain(A), 8), plain(v[::2]), plain(v.astype(np.float32)), plain(v * 1j))
for p in (1, 2, np.inf, -np.inf, 0, 3):
    print(p, round(float(with_order(v, p)), 8))
for p in (1, -1, 2, -2, np.inf, -np.inf):
    print(p, round(float(with_order(A, p)), 8), round(float(cond(A, p)), 6))
print(np.round(normalise(A.copy()), 6).tolist(), np.round(distances(A, A[::-1]), 6).tolist())
try:
    with_order(A, 3)
except ValueError as e:
    print(e)
