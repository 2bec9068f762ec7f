"""Two-dimensional lattice Boltzmann flow, nine velocities, shifted copies for streaming. f: (9, ny, nx) float64."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def lattice(f, cx, cy, w, tau, steps):
    ny, nx = f.shape[1], f.shape[2]
    new = np.empty_like(f)
    for _ in range(steps):
        for k in range(9):
            sy, sx = cy[k] % ny, cx[k] % nx
            new[k, sy:, sx:] = f[k, :ny - sy, :nx - sx]
            new[k, :sy, sx:] = f[k, ny - sy:, :nx - sx]
            new[k, sy:, :sx] = f[k, :ny - sy, nx - sx:]
            new[k, :sy, :sx] = f[k, ny - sy:, nx - sx:]
        rho = np.sum(new, axis=0)
        ux = (new[1] + new[5] + new[8] - new[3] - new[6] - new[7]) / rho
        uy = (new[2] + new[5] + new[6] - new[4] - new[7] - new[8]) / rho
        square = 1.5 * (ux**2 + uy**2)
        for k in range(9):
            cu = 3.0 * (cx[k] * ux + cy[k] * uy)
            f[k] = new[k] + (rho * w[k] * (1.0 + cu + 0.5 * cu**2 - square) - new[k]) / tau
    return f


def make(ny=100, nx=200):
    cx, cy = np.array([0, 1, 0, -1, 0, 1, -1, -1, 1]), np.array([0, 0, 1, 0, -1, 1, 1, -1, -1])
    w = np.array([4 / 9] + [1 / 9] * 4 + [1 / 36] * 4)
    rng = np.random.RandomState(21)
    return w.reshape(9, 1, 1) * (1.0 + 0.05 * rng.rand(9, ny, nx)), cx, cy, w, 0.6, 10


if __name__ == "__main__":
    measure(lattice, make)
