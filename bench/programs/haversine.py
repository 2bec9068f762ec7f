"""Great-circle distance of points on the Earth, in km. All arrays (n,) float64, radians."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def haversine(theta_1, phi_1, theta_2, phi_2):
    temp = np.sin((theta_2 - theta_1) / 2)**2 + np.cos(theta_1) * np.cos(theta_2) * np.sin((phi_2 - phi_1) / 2)**2
    return 6371.0 * 2 * np.arctan2(np.sqrt(temp), np.sqrt(1 - temp))


def make(n=500000):
    rng = np.random.RandomState(16)
    return rng.rand(n), rng.rand(n), rng.rand(n), rng.rand(n)


if __name__ == "__main__":
    measure(haversine, make)
