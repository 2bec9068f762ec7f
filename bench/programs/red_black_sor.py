"""Poisson's equation by successive over-relaxation in red and black points. u, f: (n, n) float64."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def sor(u, f, omega, steps):
    for _ in range(steps):
        for a in (1, 2):
            u[a:-1:2, 1:-1:2] += omega * 0.25 * (u[a - 1:-2:2, 1:-1:2] + u[a + 1::2, 1:-1:2] + u[a:-1:2, :-2:2] + u[a:-1:2, 2::2]
                                                 - 4.0 * u[a:-1:2, 1:-1:2] - f[a:-1:2, 1:-1:2])
        for a in (1, 2):
            b = 3 - a
            u[a:-1:2, 2:-1:2] += omega * 0.25 * (u[a - 1:-2:2, 2:-1:2] + u[a + 1::2, 2:-1:2] + u[a:-1:2, 1:-2:2] + u[a:-1:2, 3::2]
                                                 - 4.0 * u[a:-1:2, 2:-1:2] - f[a:-1:2, 2:-1:2]) * (b / b)
    return u


def make(n=402):
    return np.zeros((n, n)), np.random.RandomState(6).rand(n, n), 1.5, 10


if __name__ == "__main__":
    measure(sor, make)
