"""The largest singular value of the matrix 1 / ((i+j)(i+j+1)/2 + i + 1) by power iteration."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def spectral(n, steps):
    i = np.arange(n).reshape(n, 1)
    j = np.arange(n).reshape(1, n)
    a = 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)
    u = np.ones(n)
    v = np.ones(n)
    for _ in range(steps):
        v = a.T @ (a @ u)
        u = a.T @ (a @ v)
    return np.array([np.sqrt(np.sum(u * v) / np.sum(v * v))])


def make(n=800):
    return n, 10


if __name__ == "__main__":
    measure(spectral, make)
