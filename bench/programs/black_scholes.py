"""European options in closed form, the normal distribution by a polynomial. All arrays (n,) float64."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def cnd(d):
    k = 1.0 / (1.0 + 0.2316419 * np.abs(d))
    tail = 0.39894228040143267794 * np.exp(-0.5 * d * d) * (k * (0.31938153 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429)))))
    return np.where(d > 0, 1.0 - tail, tail)


@njit(parallel=True)
def black_scholes(price, strike, years, rate, volatility):
    root = np.sqrt(years)
    d1 = (np.log(price / strike) + (rate + 0.5 * volatility * volatility) * years) / (volatility * root)
    d2 = d1 - volatility * root
    c1 = cnd(d1)
    c2 = cnd(d2)
    discount = np.exp(-rate * years)
    call = price * c1 - strike * discount * c2
    put = strike * discount * (1.0 - c2) - price * (1.0 - c1)
    return call, put


def make(n=400000):
    rng = np.random.RandomState(1)
    return rng.uniform(5, 30, n), rng.uniform(1, 100, n), rng.uniform(0.25, 10, n), 0.02, 0.3


if __name__ == "__main__":
    measure(black_scholes, make)
