# Gauss elimination that reports a singular matrix through an exception.
import numpy as np
from numba import njit


@njit
def solve(a, b):
    n = len(b)
    m = a.copy()
    x = b.copy()
    for k in range(n):
        p = k
        for i in range(k + 1, n):
            if abs(m[i, k]) > abs(m[p, k]):
                p = i
        if abs(m[p, k]) < 1e-12:
            raise ValueError("singular", k)
        if p != k:
            for j in range(n):
                m[k, j], m[p, j] = m[p, j], m[k, j]
            x[k], x[p] = x[p], x[k]
        for i in range(k + 1, n):
            f = m[i, k] / m[k, k]
            for j in range(k, n):
                m[i, j] -= f * m[k, j]
            x[i] -= f * x[k]
    for i in range(n - 1, -1, -1):
        for j in range(i + 1, n):
            x[i] -= m[i, j] * x[j]
        x[i] /= m[i, i]
    return x


@njit
def solve_or(a, b, fallback):
    try:
        return solve(a, b)
    except Exception:
        return np.full(len(b), fallback)


a = np.array([[2.0, 1.0], [1.0, 3.0]])
s = np.array([[1.0, 2.0], [2.0, 4.0]])
b = np.array([3.0, 5.0])
print(np.round(solve(a, b), 12), solve_or(s, b, -1.0))
try:
    solve(s, b)
except ValueError as e:
    print(e.args)
