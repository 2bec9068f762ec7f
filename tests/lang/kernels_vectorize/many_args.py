import math
import numpy as np
from numba import vectorize, njit


@vectorize(['float64(float64, float64, float64)'])
def clamp(x, lo, hi):
    return min(max(x, lo), hi)


@vectorize
def lerp(a, b, t):
    return a + (b - a) * t


@vectorize(['float64(float64, float64, float64, float64)'])
def haversine(lat1, lon1, lat2, lon2):
    p = math.pi / 180
    a = 0.5 - math.cos((lat2 - lat1) * p) / 2 + math.cos(lat1 * p) * math.cos(lat2 * p) * (1 - math.cos((lon2 - lon1) * p)) / 2
    return 12742 * math.asin(math.sqrt(a))


@njit
def helper(x):
    return x * x


@vectorize
def uses_helper(x, y):
    return helper(x) + helper(y)


print(clamp(np.linspace(-1, 2, 7), 0.0, 1.0))
print(lerp(0.0, np.array([10.0, 20.0]), 0.25), lerp(np.zeros((2, 1)), np.ones(3), 0.5))
print(np.round(haversine(52.2296756, 21.0122287, np.array([52.406374, 48.85]), np.array([16.9251681, 2.35])), 3))
print(uses_helper(np.arange(3), 2), uses_helper(1.5, 2))
print(lerp([0, 1], (2, 3), 0.5))
e = lerp(np.zeros((0,)), 1.0, 0.5)
print(e, e.shape, e.dtype)
