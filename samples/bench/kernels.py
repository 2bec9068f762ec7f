"""Kernels to time: `quern bench samples/bench/kernels.py`. Every kernel call at module level becomes a row."""
import math

import numpy as np
from numba import njit, prange


@njit
def weighted_total(values, weight):
    total = 0.0
    for i in range(len(values)):
        total += weight * values[i]
    return total


@njit(parallel=True)
def pairwise_sum(values):
    total = 0.0
    for i in prange(len(values)):
        total += weighted_total(values, values[i])
    return total


@njit
def gauss(x):
    return math.exp(-(x ** 2))


@njit
def integrate_f(a, b, n):
    total = 0.0
    dx = (b - a) / n
    for i in range(n):
        total += gauss(a + i * dx)
    return total * dx


@njit
def mandelbrot(width, height, limit):
    inside = 0
    for py in range(height):
        for px in range(width):
            cr = -2.0 + 3.0 * px / width
            ci = -1.25 + 2.5 * py / height
            zr = 0.0
            zi = 0.0
            n = 0
            while n < limit and zr * zr + zi * zi <= 4.0:
                zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
                n += 1
            if n == limit:
                inside += 1
    return inside


@njit(parallel=True)
def triad(a, b, c, k):
    for i in prange(len(a)):
        a[i] = b[i] + k * c[i]


@njit(parallel=True)
def exp_sum(x):
    total = 0.0
    for i in prange(len(x)):
        total += math.exp(-x[i])
    return total


@njit
def count_primes(limit):
    count = 0
    for n in range(2, limit):
        d = 2
        prime = True
        while d * d <= n:
            if n % d == 0:
                prime = False
                break
            d += 1
        if prime:
            count += 1
    return count


np.random.seed(7)
X = np.random.randn(2000)
B = np.random.rand(1_000_000)
C = np.random.rand(1_000_000)
A = np.zeros(1_000_000)

print(f"pairwise_sum {pairwise_sum(X):.6f}")
print(f"integrate_f  {integrate_f(-10.0, 10.0, 20_000):.10f}")
print("mandelbrot  ", mandelbrot(60, 40, 100))
triad(A, B, C, 3.0)
print(f"triad        {A[0]:.10f} {A[-1]:.10f}")
print(f"exp_sum      {exp_sum(B):.4f}")
print("count_primes", count_primes(5_000))
