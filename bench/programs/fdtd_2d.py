"""Maxwell's equations in the plane, finite differences in the time domain. ex, ey, hz: (nx, ny) float64."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def fdtd(steps, ex, ey, hz, source):
    for t in range(steps):
        ey[0, :] = source[t]
        ey[1:, :] -= 0.5 * (hz[1:, :] - hz[:-1, :])
        ex[:, 1:] -= 0.5 * (hz[:, 1:] - hz[:, :-1])
        hz[:-1, :-1] -= 0.7 * (ex[:-1, 1:] - ex[:-1, :-1] + ey[1:, :-1] - ey[:-1, :-1])
    return ex, ey, hz


def make(nx=500, ny=600, steps=30):
    i, j = np.arange(nx).reshape(-1, 1), np.arange(ny)
    return steps, i * (j + 1) / nx, i * (j + 2) / ny, i * (j + 3) / nx, np.arange(steps) * 1.0


if __name__ == "__main__":
    measure(fdtd, make)
