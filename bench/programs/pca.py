"""Principal components by the covariance matrix. x: (n, d) float64; gives the variances and the explained share."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def pca(x, k):
    n = x.shape[0]
    centred = x - np.sum(x, axis=0) / n
    covariance = centred.T @ centred / (n - 1)
    values, vectors = np.linalg.eigh(covariance)
    scores = centred @ np.ascontiguousarray(vectors[:, -k:])
    return values, np.sum(scores**2, axis=0) / (n - 1)


def make(n=20000, d=40):
    rng = np.random.RandomState(11)
    return rng.rand(n, d) @ rng.rand(d, d), 5


if __name__ == "__main__":
    measure(pca, make)
