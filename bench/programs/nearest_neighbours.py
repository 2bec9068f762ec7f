"""Distance and index of the nearest of m reference points. points: (n, d), reference: (m, d) float64."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def nearest(points, reference):
    square = np.sum(points**2, axis=1).reshape(-1, 1) + np.sum(reference**2, axis=1) - 2.0 * (points @ reference.T)
    index = np.empty(len(points), dtype=np.int64)
    best = np.empty(len(points))
    for i in range(len(points)):
        index[i] = np.argmin(square[i])
        best[i] = np.sqrt(np.maximum(square[i, index[i]], 0.0))
    return index, best


def make(n=2000, m=500, d=16):
    rng = np.random.RandomState(20)
    return rng.rand(n, d), rng.rand(m, d)


if __name__ == "__main__":
    measure(nearest, make)
