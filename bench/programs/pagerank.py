"""PageRank on a dense link matrix by power iteration. links: (n, n) float64 of zeros and ones."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def pagerank(links, damping, steps):
    n = links.shape[0]
    degree = np.sum(links, axis=0)
    m = links / np.where(degree > 0, degree, 1.0)
    rank = np.ones(n) / n
    for _ in range(steps):
        new = (1.0 - damping) / n + damping * (m @ rank)
        if np.sum(np.abs(new - rank)) < 1e-14:
            break
        rank = new
    return rank


def make(n=1000):
    return (np.random.RandomState(2).rand(n, n) < 0.02).astype(np.float64), 0.85, 30


if __name__ == "__main__":
    measure(pagerank, make)
