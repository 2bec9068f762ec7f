"""QR by modified Gram-Schmidt, column by column. a: (m, n) float64."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def gram_schmidt(a):
    n = a.shape[1]
    q = np.zeros_like(a)
    r = np.zeros((n, n))
    for k in range(n):
        norm = np.sqrt(np.sum(a[:, k] * a[:, k]))
        r[k, k] = norm
        q[:, k] = a[:, k] / norm
        for j in range(k + 1, n):
            r[k, j] = np.sum(q[:, k] * a[:, j])
            a[:, j] -= q[:, k] * r[k, j]
    return q, r


def make(m=240, n=200):
    return (np.random.RandomState(9).rand(m, n) + np.eye(m, n),)


if __name__ == "__main__":
    measure(gram_schmidt, make)
