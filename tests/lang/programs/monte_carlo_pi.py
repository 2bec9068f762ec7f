import random
import numpy as np
from numba import njit, prange, jit

@jit(nopython=True)
def monte_carlo_pi(nsamples):
    random.seed(12345)
    acc = 0
    for i in range(nsamples):
        x = random.random()
        y = random.random()
        if (x ** 2 + y ** 2) < 1.0:
            acc += 1
    return 4.0 * acc / nsamples

@njit(parallel=True)
def pi_par(n):
    hits = 0
    for i in prange(n):
        x = np.random.uniform(-1, 1)
        y = np.random.uniform(-1, 1)
        if x * x + y * y <= 1:
            hits += 1
    return 4 * hits / n

@njit(parallel=True)
def hist_par(data, bins, lo, hi):
    nth = 4
    part = np.zeros((nth, bins), dtype=np.int64)
    chunk = (len(data) + nth - 1) // nth
    for t in prange(nth):
        for k in range(t * chunk, min(len(data), (t + 1) * chunk)):
            b = int((data[k] - lo) / (hi - lo) * bins)
            if b >= 0 and b < bins:
                part[t, b] += 1
    return part.sum(axis=0)

print(monte_carlo_pi(10000))
print(abs(pi_par(200000) - np.pi) < 0.05)
rng = np.random.default_rng(42)
data = rng.standard_normal(10_000)
h = hist_par(data, 10, -3.0, 3.0)
ref, edges = np.histogram(data, bins=10, range=(-3, 3))
print(h, (h == ref).all())
print(edges)
