"""The wave equation on a string, leapfrog. u: (n,) float64."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def wave(u, before, c2, steps):
    for _ in range(steps):
        new = np.zeros_like(u)
        new[1:-1] = 2.0 * u[1:-1] - before[1:-1] + c2 * (u[2:] - 2.0 * u[1:-1] + u[:-2])
        before = u
        u = new
    return u, before


def make(n=20000):
    u = np.exp(-((np.arange(n) - n / 2) / 50.0)**2)
    return u, u.copy(), 0.25, 400


if __name__ == "__main__":
    measure(wave, make)
