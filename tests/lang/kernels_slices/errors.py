# What goes wrong with slices: a step of zero, too many indices, a wrong part.
import numpy as np
from numba import njit


@njit
def cut(a, s):
    return a[s]


@njit
def indices(s, n):
    return s.indices(n)


@njit
def two(a, s):
    return a[s, s]


for f, args in ((cut, (np.arange(4), slice(None, None, 0))), (indices, (slice(1, 2, 0), 5)), (indices, (slice(1, 2), -5))):
    try:
        print(f(*args))
    except ValueError as e:
        print(type(e).__name__, e)
try:
    two(np.arange(4), slice(1, 2))
except Exception as e:
    print(type(e).__name__)
try:
    cut(np.arange(4), slice("a", 2))
except Exception as e:
    print("refused")
