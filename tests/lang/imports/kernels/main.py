"""Kernels of another file, called from kernels here; each sees the globals of its own file."""
import numpy as np
from numba import njit
import physics
import physics as ph
from physics import energy, G
from tools.stats import mean, center

SCALE = 100.0


@njit
def total(m, h):
    t = 0.0
    for i in range(m.size):
        t += energy(m[i], h[i]) + physics.offset(i) + ph.G
    return t


@njit
def use_constants(n):
    return n * physics.SCALE + SCALE


def driver(n):
    s = 0
    for i in range(n):
        s += physics.plain(i)
    return s


m = np.array([1.0, 2.0, 3.5])
h = np.array([10.0, 0.5, 2.0])
print(total(m, h))
print(use_constants(3))
print(driver(1000))
print(mean(m), center(m))
print(G, physics.table())
physics.SCALE = 5.0
print(use_constants(3), use_constants(3.0), physics.scaled(2.0))
