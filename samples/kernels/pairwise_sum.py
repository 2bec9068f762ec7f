"""Sum of all pairwise products of a sample: once with the pair loop on one core, once spread over all cores."""
import numpy as np
from numba import jit, prange


@jit(nopython=True)
def weighted_total(values, weight):
    total = 0
    for i in range(len(values)):
        total += weight * values[i]
    return total


@jit(nopython=True)
def pairs_serial(values):
    total = 0
    for i in range(len(values)):
        total += weighted_total(values, values[i])
    return total


@jit(nopython=True, parallel=True)
def pairs_parallel(values):
    total = 0
    for i in prange(len(values)):
        total += weighted_total(values, values[i])
    return total


np.random.seed(2024)
X = np.random.randn(1000) + 0.342
print(f"mean of the sample   {X.mean():.10f}")
print(f"square of its sum    {X.sum() ** 2:.6f}")
print(f"serial pair sum      {pairs_serial(X):.6f}")
print(f"parallel pair sum    {pairs_parallel(X):.6f}")
