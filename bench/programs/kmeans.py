"""Lloyd's k-means. points: (n, d), centres: (k, d) float64."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def kmeans(points, centres, steps):
    n, k = points.shape[0], centres.shape[0]
    labels = np.zeros(n, dtype=np.int64)
    for _ in range(steps):
        distance = np.empty((k, n))
        for j in range(k):
            distance[j] = np.sum((points - centres[j])**2, axis=1)
        for i in range(n):
            labels[i] = np.argmin(distance[:, i])
        for j in range(k):
            mine = points[labels == j]
            if len(mine) > 0:
                centres[j] = np.sum(mine, axis=0) / len(mine)
    return centres, labels


def make(n=20000, d=4, k=8):
    rng = np.random.RandomState(5)
    points = rng.rand(n, d)
    return points, points[:k].copy(), 5


if __name__ == "__main__":
    measure(kmeans, make)
