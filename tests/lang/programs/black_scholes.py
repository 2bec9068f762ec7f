import math
import numpy as np
from numba import njit, vectorize, prange


@vectorize(["float64(float64)"])
def cdf(x):
    return 0.5 * (1.0 + math.erf(x / math.sqrt(2.0)))


@njit
def price(s, k, t, r, v, call=True):
    d1 = (math.log(s / k) + (r + 0.5 * v * v) * t) / (v * math.sqrt(t))
    d2 = d1 - v * math.sqrt(t)
    if call:
        return s * cdf(d1) - k * math.exp(-r * t) * cdf(d2)
    return k * math.exp(-r * t) * cdf(-d2) - s * cdf(-d1)


@njit(parallel=True)
def prices(spots, k, t, r, v):
    out = np.empty((spots.size, 2))
    for i in prange(spots.size):
        out[i, 0] = price(spots[i], k, t, r, v)
        out[i, 1] = price(spots[i], k, t, r, v, False)
    return out


@njit
def binomial(s, k, t, r, v, n, american):
    dt = t / n
    u = math.exp(v * math.sqrt(dt))
    p = (math.exp(r * dt) - 1 / u) / (u - 1 / u)
    disc = math.exp(-r * dt)
    values = np.empty(n + 1)
    for j in range(n + 1):
        values[j] = max(k - s * u ** (2 * j - n), 0.0)
    for i in range(n - 1, -1, -1):
        for j in range(i + 1):
            values[j] = disc * (p * values[j + 1] + (1 - p) * values[j])
            if american:
                values[j] = max(values[j], k - s * u ** (2 * j - i))
    return values[0]


for row in prices(np.array([80.0, 90.0, 100.0, 110.0, 120.0]), 100.0, 1.0, 0.05, 0.2):
    print(f"{row[0]:.6f} {row[1]:.6f}")
print(f"{binomial(100.0, 100.0, 1.0, 0.05, 0.2, 200, False):.6f} {binomial(100.0, 100.0, 1.0, 0.05, 0.2, 200, True):.6f}")
