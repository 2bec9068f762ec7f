# Each worker of a parallel loop has its own stream: numbers differ, and stay in range.
import numpy as np
from numba import njit, prange


@njit(parallel=True)
def fill(out):
    for i in prange(len(out)):
        out[i] = np.random.random()


@njit(parallel=True)
def seeded(n):
    inside = 0
    for i in prange(n):
        np.random.seed(i)
        x = np.random.random()
        y = np.random.random()
        if x * x + y * y < 1.0:
            inside += 1
    return inside


a = np.zeros(20000)
fill(a)
print(a.min() >= 0.0, a.max() < 1.0, len(np.unique(a)) > 19900, 0.45 < a.mean() < 0.55)
print(seeded(5000))
