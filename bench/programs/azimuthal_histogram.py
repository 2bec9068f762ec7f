"""Mean intensity by radius, a mask for each ring. data, radius: (n,) float64."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def azimint(data, radius, npt):
    rmax = radius.max()
    res = np.zeros(npt)
    for i in range(npt):
        r1 = rmax * i / npt
        r2 = rmax * (i + 1) / npt
        mask = np.logical_and(r1 <= radius, radius < r2)
        values = data[mask]
        res[i] = values.mean()
    return res


def make(n=200000):
    rng = np.random.RandomState(18)
    return rng.rand(n), rng.rand(n), 40


if __name__ == "__main__":
    measure(azimint, make)
