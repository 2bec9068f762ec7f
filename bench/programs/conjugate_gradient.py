"""Conjugate gradients for the five-point Laplacian, without a matrix. b: (n, n) float64."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def apply_laplacian(x):
    y = 4.0 * x
    y[1:, :] -= x[:-1, :]
    y[:-1, :] -= x[1:, :]
    y[:, 1:] -= x[:, :-1]
    y[:, :-1] -= x[:, 1:]
    return y


@njit(parallel=True)
def conjugate_gradient(b, steps):
    x = np.zeros_like(b)
    r = b - apply_laplacian(x)
    p = r.copy()
    rr = np.sum(r * r)
    for _ in range(steps):
        ap = apply_laplacian(p)
        alpha = rr / np.sum(p * ap)
        x += alpha * p
        r -= alpha * ap
        new = np.sum(r * r)
        p = r + (new / rr) * p
        rr = new
    return x


def make(n=300):
    return np.random.RandomState(4).rand(n, n), 60


if __name__ == "__main__":
    measure(conjugate_gradient, make)
