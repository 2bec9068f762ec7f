import numpy as np
from numba import njit

@njit
def f(a, b):
    return a * 2.0 + b

@njit
def g(a):
    a[1:] = a[:-1] + 1.0
    a += 0.5
    a[::2] *= 2
    return a

@njit
def h(a, b):
    return np.sqrt(a ** 2 + b ** 2) > 1.5

@njit
def outer(a, b):
    return a[:, np.newaxis] * b

@njit
def deep(u, r):
    u[1:-1, 1:-1] = u[1:-1, 1:-1] + r * (u[2:, 1:-1] + u[:-2, 1:-1] + u[1:-1, 2:] + u[1:-1, :-2] - 4 * u[1:-1, 1:-1])
    return -u

@njit
def ints(a):
    return a // 3, a % 3, ~a, a << 1, a == 2, a / 0

@njit
def outs(a):
    r = np.empty_like(a)
    np.add(a, 1.0, r)
    np.multiply(r, a, r)
    return r

a = np.array([1.0, 2.0, 3.0]); b = np.array([0.5, -1.0, 0.25])
print(f(a, b), f(a.astype(np.float32), b.astype(np.float32)).dtype)
print(g(a.copy()))
print(h(a, b))
print(outer(a, b))
print(deep(np.arange(20.0).reshape(4, 5) ** 2, 0.1))
for x in ints(np.arange(-3, 4)): print(x)
print(outs(a))
try:
    f(a, np.ones(2))
except ValueError as e:
    print("ValueError")
