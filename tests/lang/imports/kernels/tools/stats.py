from numba import njit
import numpy as np
from .base import add_up


@njit
def mean(a):
    return add_up(a) / a.size


@njit
def center(a):
    out = np.empty_like(a)
    m = mean(a)
    for i in range(a.size):
        out[i] = a[i] - m
    return out
