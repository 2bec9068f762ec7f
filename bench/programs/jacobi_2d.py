"""Jacobi sweeps of Laplace's equation on a square plate, one hot edge. u: (n, n) float64."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def jacobi(u, v, steps):
    for _ in range(steps):
        v[1:-1, 1:-1] = 0.2 * (u[1:-1, 1:-1] + u[1:-1, :-2] + u[1:-1, 2:] + u[2:, 1:-1] + u[:-2, 1:-1])
        u[1:-1, 1:-1] = 0.2 * (v[1:-1, 1:-1] + v[1:-1, :-2] + v[1:-1, 2:] + v[2:, 1:-1] + v[:-2, 1:-1])
    return u


def make(n=700):
    u = np.zeros((n, n))
    u[0, :] = 1.0
    return u, u.copy(), 20


if __name__ == "__main__":
    measure(jacobi, make)
