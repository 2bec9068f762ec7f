# Every kind of norm, along axes too, and condition numbers.
import numpy as np
from numpy.linalg import norm, cond, matrix_norm, vector_norm, matrix_rank, LinAlgError

v = np.array([3.0, -4.0, 12.0])
print([float(norm(v, p)) for p in (None, 1, 2, np.inf, -np.inf, 0)], round(float(norm(v, 3)), 8), round(float(norm(v, -1)), 8), round(float(norm(v, 0.5)), 6))
A = np.array([[1.0, -2.0, 3.0], [4.0, 5.0, -6.0], [7.0, 8.0, 10.0]])
for p in (None, "fro", "nuc", 1, -1, 2, -2, np.inf, -np.inf):
    print(p, round(float(norm(A, p)), 8))
print(np.round(norm(A, axis=0), 6), np.round(norm(A, axis=-1), 6), norm(A, 1, axis=1), norm(A, np.inf, axis=0))
T = np.arange(24.0).reshape(2, 3, 4) - 7
print(np.round(norm(T, axis=(1, 2)), 6), np.round(norm(T, 2, axis=(0, 2)), 6), norm(T, axis=2, keepdims=True).shape, norm(T, axis=(0, 2), keepdims=True).shape)
print(np.round(norm(T), 6), norm(T, keepdims=True).shape, np.round(norm(T, 1, axis=(0, 1)), 6))
print(np.round(matrix_norm(T), 6), np.round(vector_norm(T, axis=1), 6).tolist(), np.round(vector_norm(T), 6), vector_norm(T, axis=(0, 2), ord=1))
z = np.array([3 + 4j, 1j, -2.0])
print(np.round(norm(z), 8), norm(z, 1), norm(z, np.inf), norm(z).dtype, norm(np.float32([1, 2])).dtype, norm([1, 2, 2]))
for p in (None, 1, -1, 2, -2, np.inf, -np.inf, "fro"):
    print(p, np.round(cond(A, p), 6))
print(cond(np.array([[1.0, 2.0], [2.0, 4.0]]), 1), cond(np.eye(3)), np.round(cond(np.stack([A, np.eye(3)])), 5))
print(matrix_rank(A), matrix_rank(np.ones((4, 3))), matrix_rank(np.zeros((2, 2))), matrix_rank(v), matrix_rank(np.stack([np.eye(3), np.ones((3, 3))])),
      matrix_rank(np.diag([1.0, 1e-3, 1e-9]), tol=1e-6), matrix_rank(np.diag([1.0, 1e-3, 1e-9]), rtol=1e-2))
for f in (lambda: norm(A, 3), lambda: norm(v, "fro"), lambda: norm(A, "abc"), lambda: norm(T, 2), lambda: norm(A, axis=(0, 0)), lambda: cond(v), lambda: cond(np.empty((0, 3)))):
    try:
        print(f())
    except (LinAlgError, ValueError) as e:
        print(type(e).__name__, e)
