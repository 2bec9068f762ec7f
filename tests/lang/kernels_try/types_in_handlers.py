# What variables hold when a handler begins: what they held when the error came.
import numpy as np
from numba import njit


@njit
def fails(k, at):
    if k == at:
        raise ValueError("here")
    return k


@njit
def stages(at):
    x = 1
    try:
        fails(0, at)
        x = 2
        fails(1, at)
        x = 3.5
        fails(2, at)
        x = 10
    except Exception:
        return x * 1.0
    return -1.0 * x


@njit
def arrays(at):
    a = np.zeros(2)
    n = 0
    try:
        for i in range(3):
            a = np.full(2 + i, 1.0 * i)
            fails(i, at)
            n += 1
    except Exception:
        n = -n - 1
    return len(a), a[0], n


@njit
def kept(at):
    done = 0
    total = 0.0
    for i in range(5):
        try:
            total += fails(i, at)
            done += 1
        except Exception:
            total -= 100
    return done, total


for at in range(4):
    print(stages(at), arrays(at), kept(at))
