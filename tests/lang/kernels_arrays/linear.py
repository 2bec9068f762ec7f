# What Numba needs SciPy for, or refuses: here the oracle is NumPy itself.
import numpy as np
try:
    from numba import njit
    njit(lambda a: a @ a)(np.eye(2))
except ImportError:
    def njit(f):
        return f


@njit
def linear(m, v):
    return np.dot(m, m.T), m @ v, np.dot(v, v), np.linalg.norm(v), v @ m.T, np.vdot(v, v), np.kron(m[:2, :2], m[:2, :2])


@njit
def solve(a, b):
    return np.linalg.solve(a, b), np.linalg.inv(a), np.linalg.det(a), np.linalg.cholesky(a)


m = np.arange(12.0).reshape(3, 4) - 4.5
for r in linear(m, np.array([1.0, 2.0, -1.0, 0.5])):
    print(np.round(r, 9))
for r in solve(np.array([[4.0, 1.0], [1.0, 3.0]]), np.array([1.0, 2.0])):
    print(np.round(r, 9))
