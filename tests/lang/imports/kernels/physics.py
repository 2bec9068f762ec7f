from numba import njit, prange
import numpy as np

G = 9.81
SCALE = 2.0
LOOKUP = np.array([1.0, 4.0, 9.0])


@njit
def energy(mass, height):
    return mass * G * height


@njit
def offset(i):
    return LOOKUP[i % 3]


@njit
def scaled(x):
    return x * SCALE


def plain(i):
    return i % 7


@njit(parallel=True)
def table():
    out = np.empty(4)
    for i in prange(4):
        out[i] = offset(i) * SCALE
    return out
