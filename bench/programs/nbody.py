"""Gravity of all pairs with softening, leapfrog steps. pos, vel: (n, 3), mass: (n, 1) float64."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def acceleration(pos, mass, softening):
    x = pos[:, 0:1]
    y = pos[:, 1:2]
    z = pos[:, 2:3]
    dx = x.T - x
    dy = y.T - y
    dz = z.T - z
    inv_r3 = (dx**2 + dy**2 + dz**2 + softening**2)**(-1.5)
    ax = np.sum(dx * inv_r3 * mass.T, axis=1)
    ay = np.sum(dy * inv_r3 * mass.T, axis=1)
    az = np.sum(dz * inv_r3 * mass.T, axis=1)
    acc = np.empty(pos.shape)
    acc[:, 0] = ax
    acc[:, 1] = ay
    acc[:, 2] = az
    return acc


@njit(parallel=True)
def nbody(pos, vel, mass, steps, dt):
    acc = acceleration(pos, mass, 0.1)
    for _ in range(steps):
        vel += acc * dt / 2.0
        pos += vel * dt
        acc = acceleration(pos, mass, 0.1)
        vel += acc * dt / 2.0
    return pos, vel


def make(n=300):
    rng = np.random.RandomState(17)
    mass = 20.0 * np.ones((n, 1)) / n
    return rng.randn(n, 3), rng.randn(n, 3), mass, 10, 0.01


if __name__ == "__main__":
    measure(nbody, make)
