"""Logistic regression by gradient descent. x: (n, d), y: (n,) float64."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def fit(x, y, w, rate, steps):
    n = len(y)
    for _ in range(steps):
        p = 1.0 / (1.0 + np.exp(-(x @ w)))
        w = w - rate * (x.T @ (p - y)) / n
    return w


def make(n=50000, d=10):
    rng = np.random.RandomState(19)
    x = rng.randn(n, d)
    return x, (x @ rng.randn(d) > 0).astype(np.float64), np.zeros(d), 0.5, 20


if __name__ == "__main__":
    measure(fit, make)
