# Exceptions with several arguments, some of them known only at run time.
import numpy as np
from numba import njit


@njit
def several(x, flag):
    raise ValueError("value", x, flag, 2.5)


@njit
def number(x):
    raise IndexError(x)


@njit
def nothing():
    raise RuntimeError


@njit
def pair(t):
    raise KeyError("pair", t)


@njit
def message(i, x):
    raise ValueError(f"bad value {x} at {i}")


for f, args in ((several, (3, True)), (several, (0.5, False)), (number, (7,)), (nothing, ()), (pair, ((1, 2.5),)),
                (message, (4, 15))):
    try:
        f(*args)
    except Exception as e:
        print(type(e).__name__, e.args, e)
