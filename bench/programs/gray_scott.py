"""Reaction and diffusion of two species on a torus. u, v: (n, n) float64."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def laplacian(z):
    return z[:-2, 1:-1] + z[2:, 1:-1] + z[1:-1, :-2] + z[1:-1, 2:] - 4 * z[1:-1, 1:-1]


@njit(parallel=True)
def wrap(z):
    z[0, :] = z[-2, :]
    z[-1, :] = z[1, :]
    z[:, 0] = z[:, -2]
    z[:, -1] = z[:, 1]


@njit(parallel=True)
def gray_scott(u, v, du, dv, feed, kill, steps):
    for _ in range(steps):
        lu = laplacian(u)
        lv = laplacian(v)
        uc = u[1:-1, 1:-1]
        vc = v[1:-1, 1:-1]
        uvv = uc * vc * vc
        uc += du * lu - uvv + feed * (1 - uc)
        vc += dv * lv + uvv - (feed + kill) * vc
        wrap(u)
        wrap(v)
    return u, v


def make(n=300):
    u, v = np.ones((n + 2, n + 2)), np.zeros((n + 2, n + 2))
    u[n // 2 - 10:n // 2 + 10, n // 2 - 10:n // 2 + 10] = 0.5
    v[n // 2 - 10:n // 2 + 10, n // 2 - 10:n // 2 + 10] = 0.25
    return u, v, 0.16, 0.08, 0.035, 0.065, 40


if __name__ == "__main__":
    measure(gray_scott, make)
