# oracle: python
# npbench-like kernels around @: gemm, 2mm, mvt, atax, bicg, gesummv, covariance.
import numpy as np
from numba import njit


@njit
def gemm(alpha, beta, C, A, B):
    C[:] = alpha * A @ B + beta * C


@njit
def k2mm(alpha, beta, A, B, C, D):
    D[:] = alpha * A @ B @ C + beta * D


@njit
def mvt(x1, x2, y1, y2, A):
    x1 += A @ y1
    x2 += y2 @ A


@njit
def atax(A, x):
    return (A @ x) @ A


@njit
def bicg(A, p, r):
    return r @ A, A @ p


@njit
def gesummv(alpha, beta, A, B, x):
    return alpha * A @ x + beta * B @ x


@njit
def covariance(data):
    n = data.shape[0]
    mean = np.zeros(data.shape[1])
    for i in range(n):
        mean += data[i]
    mean /= n
    centred = data - mean
    return centred.T @ centred / (n - 1)


def matrix(n, m, seed):
    return (np.arange(n * m) * seed % 17 / 4.0 - 2.0).reshape(n, m)


for n in (3, 4, 5, 20, 70):
    A, B, C, D = matrix(n, n + 1, 3), matrix(n + 1, n + 2, 5), matrix(n + 2, n, 7), matrix(n, n, 11)
    G = matrix(n, n + 2, 2)
    gemm(1.5, 0.5, G, A, B)
    k2mm(0.5, 2.0, A, B, C, D)
    x1, x2 = np.zeros(n), np.ones(n)
    mvt(x1, x2, np.arange(n) / 2.0, np.arange(n) / 4.0, D)
    s, q = bicg(A, np.ones(n + 1), np.ones(n))
    print(n, G.sum(), D.sum(), x1.sum(), x2.sum(), atax(A, np.ones(n + 1)).sum(), s.sum(), q.sum(), gesummv(1.5, 1.25, D, D, np.ones(n)).sum(), np.round(covariance(A).sum(), 6))
