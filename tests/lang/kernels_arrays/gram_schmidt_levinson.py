# oracle: python
# Columns made orthogonal; a Toeplitz system solved with reversed views.
import numpy as np
from numba import njit


@njit
def gramschmidt(A):
    Q = np.zeros_like(A)
    R = np.zeros((A.shape[1], A.shape[1]), dtype=A.dtype)
    for k in range(A.shape[1]):
        nrm = np.dot(A[:, k], A[:, k])
        R[k, k] = np.sqrt(nrm)
        Q[:, k] = A[:, k] / R[k, k]
        for j in range(k + 1, A.shape[1]):
            R[k, j] = np.dot(Q[:, k], A[:, j])
            A[:, j] -= Q[:, k] * R[k, j]
    return Q, R


@njit
def durbin(r):
    y = np.empty_like(r)
    alpha = -r[0]
    beta = 1.0
    y[0] = -r[0]
    for k in range(1, r.shape[0]):
        beta *= 1.0 - alpha * alpha
        alpha = -(r[k] + np.dot(np.flip(r[:k]), y[:k])) / beta
        y[:k] += alpha * np.flip(y[:k])
        y[k] = alpha
    return y


@njit
def compute(array_1, array_2, a, b, c):
    return np.clip(array_1, 2, 10) * a + array_2 * b + c


@njit
def go_fast(a):
    trace = 0.0
    for i in range(a.shape[0]):
        trace += np.tanh(a[i, i])
    return a + trace


@njit
def doitgen(NR, NQ, NP, A, C4):
    A[:] = np.reshape(np.reshape(A, (NR, NQ, 1, NP)) @ C4, (NR, NQ, NP)) if False else np.reshape(np.reshape(A, (NR * NQ, NP)) @ C4, (NR, NQ, NP))
    return A


rng = np.random.RandomState(1)
print([q.round(8).tolist() for q in gramschmidt(rng.rand(4, 3))])
print(compute(rng.randint(0, 20, (3, 3)), rng.randint(0, 20, (3, 3)), 2, 3, 4), go_fast(rng.rand(2, 2)).round(9), durbin(rng.rand(5)).round(9))
print(doitgen(2, 3, 4, rng.rand(2, 3, 4), rng.rand(4, 4)).round(9))
