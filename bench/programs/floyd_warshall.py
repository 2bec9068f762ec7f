"""Shortest paths between all pairs. path: (n, n) int32."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def floyd_warshall(path):
    for k in range(path.shape[0]):
        path[:] = np.minimum(path[:], np.add.outer(path[:, k], path[k, :]))
    return path


def make(n=300):
    i, j = np.arange(n).reshape(-1, 1), np.arange(n)
    path = (i * j % 7 + 1).astype(np.int32)
    path[((i + j) % 13 == 0) | ((i + j) % 7 == 0) | ((i + j) % 11 == 0)] = 999
    return (path,)


if __name__ == "__main__":
    measure(floyd_warshall, make)
