# Flow in a box whose lid moves: velocity (u, v) by upwind steps, pressure by Jacobi sweeps of its Poisson equation.
# usage: cavity.py [points along a side]; prints the best time of seven in ms, then sums that cavity.c must give too
import sys
import time

import numpy as np
from numba import njit


@njit
def flow(u, v, p, steps, sweeps, h, dt, nu):
    u0 = np.empty_like(u)
    v0 = np.empty_like(v)
    p0 = np.empty_like(p)
    source = np.zeros(u.shape)
    for _ in range(steps):
        u0[:, :] = u
        v0[:, :] = v
        source[1:-1, 1:-1] = (u0[1:-1, 2:] - u0[1:-1, :-2] + v0[2:, 1:-1] - v0[:-2, 1:-1]) * (h / (2.0 * dt)) \
            - 0.25 * ((u0[1:-1, 2:] - u0[1:-1, :-2]) ** 2 + (v0[2:, 1:-1] - v0[:-2, 1:-1]) ** 2) \
            - 0.5 * (u0[2:, 1:-1] - u0[:-2, 1:-1]) * (v0[1:-1, 2:] - v0[1:-1, :-2])
        for _ in range(sweeps):
            p0[:, :] = p
            p[1:-1, 1:-1] = 0.25 * (p0[1:-1, 2:] + p0[1:-1, :-2] + p0[2:, 1:-1] + p0[:-2, 1:-1] - source[1:-1, 1:-1])
            p[:, -1] = p[:, -2]
            p[:, 0] = p[:, 1]
            p[0, :] = p[1, :]
            p[-1, :] = 0.0
        u[1:-1, 1:-1] = u0[1:-1, 1:-1] \
            - dt / h * (u0[1:-1, 1:-1] * (u0[1:-1, 1:-1] - u0[1:-1, :-2]) + v0[1:-1, 1:-1] * (u0[1:-1, 1:-1] - u0[:-2, 1:-1])) \
            - dt / (2.0 * h) * (p[1:-1, 2:] - p[1:-1, :-2]) \
            + nu * dt / (h * h) * (u0[1:-1, 2:] + u0[1:-1, :-2] + u0[2:, 1:-1] + u0[:-2, 1:-1] - 4.0 * u0[1:-1, 1:-1])
        v[1:-1, 1:-1] = v0[1:-1, 1:-1] \
            - dt / h * (u0[1:-1, 1:-1] * (v0[1:-1, 1:-1] - v0[1:-1, :-2]) + v0[1:-1, 1:-1] * (v0[1:-1, 1:-1] - v0[:-2, 1:-1])) \
            - dt / (2.0 * h) * (p[2:, 1:-1] - p[:-2, 1:-1]) \
            + nu * dt / (h * h) * (v0[1:-1, 2:] + v0[1:-1, :-2] + v0[2:, 1:-1] + v0[:-2, 1:-1] - 4.0 * v0[1:-1, 1:-1])
        u[0, :] = 0.0
        u[:, 0] = 0.0
        u[:, -1] = 0.0
        u[-1, :] = 1.0


def once(n):
    u, v, p = np.zeros((n, n)), np.zeros((n, n)), np.zeros((n, n))
    begin = time.perf_counter()
    flow(u, v, p, 20, 50, 2.0 / (n - 1), 0.0001, 0.1)
    return time.perf_counter() - begin, u, v, p


n = int(sys.argv[1]) if len(sys.argv) > 1 else 129
once(8)
best = 1e9
for _ in range(7):
    t, u, v, p = once(n)
    best = min(best, t)
print("%.4f" % (best * 1e3))
print("%.9f %.9f %.9f" % (u.sum(), v.sum(), p.sum()))
