# oracle: python
# vdot, outer, inner, kron, cross, trace in kernels.
import numpy as np
from numba import njit


@njit
def all_of(a, b):
    return np.vdot(a, b), np.outer(a, b), np.inner(a, b), np.kron(a, b)


@njit
def matrices(A, B):
    return np.kron(A, B), np.trace(A), np.inner(A, B), np.vdot(A, A)


@njit
def outer_into(a, b, out):
    return np.outer(a, b, out)


@njit
def rotate(v, axis, angle):
    k = axis / np.linalg.norm(axis)
    return v * np.cos(angle) + np.cross(k, v) * np.sin(angle) + k * np.dot(k, v) * (1 - np.cos(angle))


a = np.array([1.0, 2.0, 3.0])
b = np.array([0.5, -1.0, 4.0])
for r in all_of(a, b):
    print(np.asarray(r).tolist())
for r in all_of(a + 1j, b - 2j):
    print(np.asarray(r).tolist())
for r in matrices(np.arange(4.0).reshape(2, 2), np.eye(2)):
    print(np.asarray(r).tolist())
out = np.zeros((3, 3))
print(outer_into(a, b, out).sum(), out[1].tolist())
print(np.round(rotate(np.array([1.0, 0.0, 0.0]), np.array([0.0, 0.0, 2.0]), np.pi / 2), 12) + 0.0)
w = (np.arange(80) % 5 - 2.0) + 1j
print(all_of(w, w)[0], all_of(w.real.copy(), w.real.copy())[0])
