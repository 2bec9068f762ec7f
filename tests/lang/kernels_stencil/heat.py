import numpy as np
from numba import stencil, njit


@stencil
def heat_step(u):
    return u[0, 0] + 0.1 * (u[-1, 0] + u[1, 0] + u[0, -1] + u[0, 1] - 4 * u[0, 0])


@njit
def simulate(u, steps):
    for _ in range(steps):
        v = heat_step(u)
        for i in range(u.shape[0]):
            v[i, 0] = u[i, 0]
            v[i, -1] = u[i, -1]
        for j in range(u.shape[1]):
            v[0, j] = u[0, j]
            v[-1, j] = u[-1, j]
        u = v
    return u


@stencil
def backward(a):
    return a[-2] * 1.0 + a[-1]


@stencil
def both_types(a, b):
    return a[0] + b[-1]


u = np.zeros((6, 6))
u[0, :] = 100.0
print(np.round(simulate(u, 10), 3))
print(backward(np.arange(6)))
print(both_types(np.arange(4), np.arange(4) * 0.5), both_types(np.arange(4), np.arange(4)).dtype)
print(both_types(np.arange(4), np.arange(6.0)))
