# Products of every shape and dtype: @, dot, matmul, inner, vdot, outer, kron, multi_dot, powers.
import numpy as np

a = np.arange(6.0).reshape(2, 3)
b = np.arange(12.0).reshape(3, 4)
v = np.array([1.0, 2.0, 3.0])
print((a @ b).tolist(), (a @ v).tolist(), (v @ b).tolist(), v @ v, type(v @ v).__name__)
for t in (np.int8, np.int32, np.uint16, np.int64, np.bool_, np.float32, np.complex64, np.complex128):
    x = a.astype(t)
    r = x @ b.astype(t)
    print(r.dtype, r.tolist())
print((a.astype(np.int32) @ b).dtype, (a.astype(np.float32) @ b.astype(np.int64)).dtype, (np.int8([[100, 100]]) @ np.int8([[2], [3]])).tolist())
print((a.T[::-1] @ b[::2, ::-1]).tolist(), (b.T @ a.T).shape)
s = np.arange(24.0).reshape(2, 3, 4)
print((s @ s.transpose(0, 2, 1)).shape, (s @ np.ones(4)).tolist(), (np.ones(3) @ s).tolist(), (s[:, None] @ np.ones((5, 4, 2))).shape)
print(np.dot(s, b.T).shape, np.dot(s, np.ones((2, 4, 5))).shape, np.dot(3, v), np.dot(a, 2).tolist(), s.dot(np.ones(4)).shape)
out = np.empty((2, 4))
print(np.dot(a, b, out=out) is out, np.matmul(a, b, out=out).sum(), np.inner(a, a).tolist(), np.inner(v, v), np.inner(s, v[:1].repeat(4)).shape)
z = np.array([1 + 2j, 3 - 1j])
print(np.vdot(z, z), np.dot(z, z), np.vdot(a, a), np.outer(v, z).tolist(), np.kron(a, np.eye(2)).tolist(), np.kron([1, 2], [3, 4, 5]))
print(np.linalg.multi_dot([a, b, b.T, v]), np.linalg.multi_dot([v, b, b.T]).tolist(), np.linalg.matrix_power(np.array([[1, 1], [1, 0]]), 30).tolist())
print(np.linalg.matrix_power(np.array([[2.0, 0.0], [1.0, 4.0]]), -2).tolist(), np.linalg.matrix_power(np.eye(2, dtype=int) * 3, 0).tolist())
c = np.eye(3)
c @= np.diag([1.0, 2.0, 3.0])
print(c.tolist(), np.cross([1, 2, 3], [4, 5, 6]), np.cross(np.eye(3), v).tolist(), np.vecdot(a, v), np.matvec(a, v), np.vecmat(v, b), np.linalg.trace(s[:, :, :3]))
big = (np.arange(120 * 90) % 13 - 6.0).reshape(120, 90)
print((big @ big.T).sum(), (big.T @ big)[3, 5], (big @ np.ones(90))[:3], np.dot(big.ravel(), big.ravel()), (big[::2, ::3] @ big[::2, ::3].T)[1, 1])
for f in (lambda: a @ a, lambda: a @ 2, lambda: np.dot(a, a), lambda: np.dot(v, np.ones(2)), lambda: s @ np.ones((3, 4, 2)), lambda: np.matmul(a, np.float64(1)), lambda: np.linalg.multi_dot([a]),
          lambda: np.linalg.matrix_power(a, 2), lambda: np.linalg.matrix_power(np.eye(2), 1.5), lambda: np.vdot(v, np.ones(2))):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
