# several arrays, scalars, and a stencil called from a kernel
import numpy as np
from numba import stencil, njit


@stencil
def combine(a, b, k):
    return k * a[0, 1] + b[-1, 0]


a = np.arange(12.0).reshape(3, 4)
b = np.ones((3, 4))
print(combine(a, b, 10))


@stencil
def smooth(x):
    return (x[-1] + x[0] + x[1]) / 3


@njit
def iterate(x, n):
    for i in range(n):
        x = smooth(x)
    return x


print(iterate(np.array([0.0, 0.0, 9.0, 0.0, 0.0, 0.0]), 2))


@njit(parallel=True)
def jacobi(u, steps):
    for _ in range(steps):
        v = step(u)
        u = v
    return u


@stencil
def step(u):
    return 0.25 * (u[-1, 0] + u[1, 0] + u[0, -1] + u[0, 1])


u = np.zeros((5, 5))
u[2, 2] = 16.0
print(jacobi(u, 1))


@njit
def into(x):
    out = np.ones_like(x)
    smooth(x, out=out)
    return out


print(into(np.array([3.0, 6.0, 9.0, 3.0])))
try:
    combine(a, np.ones((2, 4)), 1)
except ValueError as e:
    print(e)
