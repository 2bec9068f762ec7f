"""A clip and a linear combination of integer arrays. x, y: (m, n) int64."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def compute(x, y, a, b, c):
    return np.clip(x, 2, 10) * a + y * b + c


def make(m=1200, n=1200):
    rng = np.random.RandomState(23)
    return rng.randint(0, 1000, (m, n)), rng.randint(0, 1000, (m, n)), 4, 3, 9


if __name__ == "__main__":
    measure(compute, make)
