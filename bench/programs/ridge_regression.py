"""Ridge regression over several penalties with the normal equations. x: (n, d), y: (n,) float64."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def ridge(x, y, penalties):
    d = x.shape[1]
    xtx = x.T @ x
    xty = x.T @ y
    out = np.empty((len(penalties), d))
    for i in range(len(penalties)):
        out[i] = np.linalg.solve(xtx + penalties[i] * np.eye(d), xty)
    return out


def make(n=20000, d=60):
    rng = np.random.RandomState(25)
    return rng.rand(n, d), rng.rand(n), np.logspace(-3, 3, 7)


if __name__ == "__main__":
    measure(ridge, make)
