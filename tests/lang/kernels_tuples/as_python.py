# What Numba refuses of tuples, as Python has it.
import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # Numba does not take these: CPython is the oracle

import numpy as np
from numba import njit


@njit
def starred(t):
    first, *rest = t
    *init, last = t
    a, *mid, z = t
    return first, len(rest), rest[0], last, len(init), a, sum(mid), z


@njit
def repeat(t):
    return t * 2, 3 * t, (0,) * 4, t * 0


@njit
def spread(a, b):
    return (*a, 0, *b), (1, *a)


@njit
def mixed_loops(t, u):
    s = 0.0
    for i, x in enumerate(t):
        s += i * x
    for x, y in zip(t, u):
        s = s * 2 + x - y
    for x in reversed(t):
        if x == 2.5:
            continue
        s = s * 3 + x
        if x == 1:
            break
    else:
        s = -1.0
    return s


@njit
def counts(t):
    return t.count(3), t.index(2), tuple(t), tuple()


@njit
def members(x):
    return x in (1, 2.5, 3), x not in (7, 8.5)


print(starred((1, 2, 3, 4)))
print(repeat((1, 2.5)))
print(spread((1, 2.5), (3,)))
print(mixed_loops((1, 2.5, 3), (0.5, 1)))
print(counts((3, 2, 3)), members(2.5), members(3))
