"""American put on a Cox-Ross-Rubinstein tree, one whole level at a time."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def binomial(spot, strike, rate, volatility, years, n):
    dt = years / n
    up = np.exp(volatility * np.sqrt(dt))
    down = 1.0 / up
    p = (np.exp(rate * dt) - down) / (up - down)
    discount = np.exp(-rate * dt)
    j = np.arange(n + 1)
    price = spot * up**(n - 2.0 * j)
    value = np.maximum(strike - price, 0.0)
    for step in range(n - 1, -1, -1):
        price = price[:-1] * down
        value = discount * (p * value[:-1] + (1.0 - p) * value[1:])
        value = np.maximum(value, strike - price)
    return value


def make():
    return 100.0, 110.0, 0.05, 0.3, 1.0, 2000


if __name__ == "__main__":
    measure(binomial, make)
