# typing.NamedTuple: a class with fields, some of them arrays.
from typing import NamedTuple
import numpy as np
from numba import njit

class Body(NamedTuple):
    mass: float
    pos: np.ndarray
    vel: np.ndarray

class Limits(NamedTuple):
    lo: float = 0.0
    hi: float = 1.0

@njit
def move(b, dt):
    for i in range(b.pos.shape[0]):
        b.pos[i] += dt * b.vel[i]
    return b.mass * (b.vel[0] ** 2 + b.vel[1] ** 2) / 2

@njit
def clip(x, lim):
    if x < lim.lo:
        return lim.lo
    if x > lim.hi:
        return lim.hi
    return x

@njit
def widen(lim, by):
    return Limits(lim.lo - by, lim.hi + by)

b = Body(2.0, np.zeros(2), np.array([1.0, 3.0]))
print(move(b, 0.5), b.pos)
print(clip(1.5, Limits()), clip(-3.0, Limits(lo=-2.0)), clip(0.25, Limits()))
print(widen(Limits(), 0.5))
