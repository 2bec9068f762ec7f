# Norms of expressions, steps of an iteration until they are small
# oracle: python
import numpy as np
from numba import njit


@njit
def distance(a, b):
    return np.linalg.norm(a - b)


@njit
def jacobi(a, b, x, eps):
    d = a.diagonal() if False else np.diag(a)
    steps = 0
    while np.linalg.norm(b - np.dot(a, x)) > eps:
        x = (b - np.dot(a, x) + d * x) / d
        steps += 1
    return x, steps


@njit
def normalise(v):
    v /= np.linalg.norm(v * 1.0)
    return v


a = np.arange(12.0).reshape(3, 4)
print(round(float(distance(a, a[::-1])), 9), round(float(distance(a[0], a[1])), 9), float(distance(a, a)))
print(round(float(distance(np.arange(3), np.arange(3)[::-1])), 9))
print(round(float(distance(a.astype(np.float32), a[:1].astype(np.float32))), 4))
m = np.array([[10.0, 1.0, 2.0], [1.0, 8.0, -1.0], [2.0, -1.0, 9.0]])
x, steps = jacobi(m, np.array([1.0, 2.0, 3.0]), np.zeros(3), 1e-10)
print(x.round(8), steps)
print(normalise(np.array([3.0, 4.0])))
try:
    distance(a, a[:2])
except ValueError:
    print('ValueError')
