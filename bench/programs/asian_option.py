"""An Asian option by Monte Carlo over given normal draws. normals: (paths, steps) float64."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def asian(normals, spot, strike, rate, volatility, years):
    paths, steps = normals.shape
    dt = years / steps
    level = np.full(paths, np.log(spot))
    total = np.zeros(paths)
    for t in range(steps):
        level += (rate - 0.5 * volatility**2) * dt + volatility * np.sqrt(dt) * normals[:, t]
        total += np.exp(level)
    payoff = np.maximum(total / steps - strike, 0.0)
    price = np.exp(-rate * years) * np.mean(payoff)
    return np.array([price, np.std(payoff) / np.sqrt(paths)])


def make(paths=20000, steps=50):
    return np.random.RandomState(8).standard_normal((paths, steps)), 100.0, 105.0, 0.03, 0.25, 1.0


if __name__ == "__main__":
    measure(asian, make)
