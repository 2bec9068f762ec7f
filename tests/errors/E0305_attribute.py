import math
from numba import njit


@njit
def f(x):
    return math.sqr(x)


f(2.0)
