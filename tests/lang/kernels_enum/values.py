# Enums whose values are floats, tuples, strings; aliases; members in tuples and arrays of codes.
from enum import Enum, IntEnum, auto
import numpy as np
from numba import njit

class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)
    MARS = (6.421e+23, 3.3972e6)

class Ratio(Enum):
    HALF = 0.5
    THIRD = 1 / 3
    MIDDLE = 0.5

class State(IntEnum):
    IDLE = auto()
    RUN = auto()
    STOP = auto()

ALL = (State.IDLE, State.STOP)

@njit
def gravity(p):
    m, r = p.value
    return 6.67300E-11 * m / (r * r)

@njit
def half(x):
    return x * Ratio.HALF.value, Ratio.MIDDLE is Ratio.HALF

@njit
def ratio(r):
    return r.value

@njit
def step(s):
    if s == State.IDLE:
        return State.RUN
    if s == State.RUN:
        return State.STOP
    return State.IDLE

@njit
def runs(n):
    counts = np.zeros(4, np.int64)
    s = State.IDLE
    for i in range(n):
        counts[s] += 1
        s = step(s)
    return counts, s

@njit
def table():
    return ALL[0] + ALL[1]

print(gravity(Planet.EARTH), gravity(Planet.MARS))
print(half(3.0), ratio(Ratio.THIRD))
print(step(State.IDLE), step(State.STOP))
print(runs(7))
print(table())
