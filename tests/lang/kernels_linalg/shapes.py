# oracle: python
# Vectors, views, transposes, stacks and every dtype under @ and np.dot inside kernels.
import numpy as np
from numba import njit


@njit
def mul(a, b):
    return a @ b


@njit
def dot(a, b):
    return np.dot(a, b)


@njit
def into(a, b, out):
    return np.dot(a, b, out)


@njit
def views(a):
    x = a[1:, ::2] @ a[::-1, :2][:2]
    y = a.T @ a
    z = a[0] @ a[:, 1][:a.shape[1]]
    return x, y, z


@njit
def mm(a, b):
    return np.matmul(a, b)


a = np.arange(12.0).reshape(3, 4)
b = np.arange(20.0).reshape(4, 5)
v = np.array([1.0, 2.0, 0.5, -1.0])
print(mul(a, b).tolist(), mul(a, v).tolist(), mul(v, b).tolist(), mul(v, v))
out = np.empty((3, 5))
print(into(a, b, out).sum(), out[2].tolist())
x, y, z = views(np.arange(16.0).reshape(4, 4))
print(x.tolist(), y.tolist(), z)
for t in (np.float32, np.complex64, np.complex128):
    r = mul(a.astype(t), b.astype(t))
    print(r.dtype, r.sum(), mul(a.astype(t), v.astype(t)).dtype, dot(v.astype(t), v.astype(t)))
for t in (np.int32, np.int64, np.uint8):
    print(mul(a.astype(t), b.astype(t)).tolist())
s = np.arange(24.0).reshape(2, 3, 4)
print(mm(s, s.transpose(0, 2, 1)).tolist(), mm(s, b).shape, mm(a, np.ones((2, 4, 2))).shape, mm(s, v).tolist(), mm(np.ones(3), s).tolist())
long = np.arange(1000) % 7 - 3.0
print(dot(long, long), mul(long[::2], long[1::2]), dot(long.astype(np.complex128) * 1j, long))
print(mul(np.ones((2, 0)), np.ones((0, 3))).tolist(), mul(np.ones((0, 2)), np.ones((2, 3))).shape, dot(np.zeros(0), np.zeros(0)))
for f in (lambda: mul(a, a), lambda: mul(a, v[:2]), lambda: mul(v[:3], b), lambda: dot(v, v[:2]), lambda: into(a, b, np.empty((5, 3)))):
    try:
        f()
    except ValueError as e:
        print("ValueError")
