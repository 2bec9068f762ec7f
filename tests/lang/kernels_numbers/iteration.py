import numpy as np
from numba import njit


@njit
def indices(a):
    out = 0
    for i, j in np.ndindex(a.shape):
        out += (i + 1) * (j + 2) * a[i, j]
    for i, j in np.ndindex(2, 3):
        out += i * j
    for idx in np.ndindex(a.shape):
        out += a[idx]
    return out


@njit
def enumerated(a):
    out = 0
    for (i, j), v in np.ndenumerate(a):
        out += i * 100 + j * 10 + v
    return out


@njit
def flat(a):
    s = 0
    for v in a.flat:
        s = s * 3 + v
    a.flat[1] = 50
    return s, len(a.flat), a.flat[1], a[0, 1]


@njit
def visit(a):
    s = 0
    for v in np.nditer(a):
        s += v.item()
    return s


@njit
def together(a, b):
    s = 0.0
    for i, (x, y) in enumerate(zip(a, b)):
        s += i * x * y
    for i, x in enumerate(a, 10):
        s += i * x
    return s


a = np.arange(6).reshape(2, 3)
print(indices(a), enumerated(a), flat(a), visit(a))
print(indices(a.T), enumerated(a[:, ::2]), visit(a[:, 1:]))
print(together(np.array([1.0, 2.0, 3.0]), np.array([4.0, 5.0])))
print(enumerated(np.zeros((0, 3), np.int64)))
