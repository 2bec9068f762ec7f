import numpy as np
from math import sqrt
from numba import njit

@njit
def energy(pos, vel, mass):
    e = 0.0
    n = pos.shape[0]
    for i in range(n):
        e += 0.5 * mass[i] * (vel[i] ** 2).sum()
        for j in range(i + 1, n):
            d = pos[i] - pos[j]
            e -= mass[i] * mass[j] / sqrt((d * d).sum())
    return e

@njit("void(float64[:,::1], float64[:,::1], float64[::1], float64, int64)", nogil=True)
def advance(pos, vel, mass, dt, steps):
    n = mass.size
    for _ in range(steps):
        for i in range(n):
            for j in range(i + 1, n):
                d = pos[i] - pos[j]
                d2 = (d * d).sum()
                mag = dt / (d2 * sqrt(d2))
                vel[i] -= d * mass[j] * mag
                vel[j] += d * mass[i] * mag
        pos += dt * vel

rng = np.random.default_rng(0)
pos = rng.normal(size=(4, 3)); vel = rng.standard_normal((4, 3)) * 0.1
mass = rng.uniform(0.5, 2.0, 4)
print(f"{energy(pos, vel, mass):.6f}")
advance(pos, vel, mass, 0.001, 500)
print(f"{energy(pos, vel, mass):.6f}")
np.set_printoptions(precision=4, suppress=True)
print(pos)
