"""Rolling mean, deviation and z-score through running sums. x: (n,) float64."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def rolling(x, window):
    n = len(x)
    s = np.zeros(n + 1)
    q = np.zeros(n + 1)
    s[1:] = np.cumsum(x)
    q[1:] = np.cumsum(x * x)
    mean = (s[window:] - s[:-window]) / window
    var = np.maximum((q[window:] - q[:-window]) / window - mean * mean, 0.0)
    z = (x[window - 1:] - mean) / np.sqrt(var + 1e-12)
    return mean, z


def make(n=1000000):
    return np.random.RandomState(22).standard_normal(n), 50


if __name__ == "__main__":
    measure(rolling, make)
