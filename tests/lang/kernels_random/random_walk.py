# Random walks, an Ising sweep, a Metropolis chain: the usual users of random numbers.
import math
import numpy as np
from numba import njit


@njit
def walk(seed, steps):
    np.random.seed(seed)
    x = 0
    lowest = 0
    for _ in range(steps):
        if np.random.randint(0, 2) == 0:
            x -= 1
        else:
            x += 1
        lowest = min(lowest, x)
    return x, lowest


@njit
def ising(seed, n, sweeps, beta):
    np.random.seed(seed)
    s = np.ones((n, n), np.int8)
    for _ in range(sweeps):
        for k in range(n * n):
            i = np.random.randint(n)
            j = np.random.randint(n)
            nb = s[(i + 1) % n, j] + s[i, (j + 1) % n] + s[i - 1, j] + s[i, j - 1]
            de = 2 * s[i, j] * nb
            if de <= 0 or np.random.rand() < math.exp(-beta * de):
                s[i, j] = -s[i, j]
    m = 0
    for i in range(n):
        for j in range(n):
            m += s[i, j]
    return m


@njit
def metropolis(seed, n):
    np.random.seed(seed)
    x = 0.0
    total = 0.0
    accepted = 0
    for _ in range(n):
        y = x + np.random.normal(0.0, 1.0)
        if np.random.uniform(0.0, 1.0) < math.exp(-0.5 * (y * y - x * x)):
            x = y
            accepted += 1
        total += x * x
    return accepted, round(total / n, 10)


print(walk(5, 1000))
print(ising(11, 12, 20, 0.5))
print(metropolis(17, 5000))
