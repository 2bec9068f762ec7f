# Rules of integration that take the integrand as a kernel.
import math
import numpy as np
from numba import njit


@njit
def trapezoid(f, a, b, n):
    h = (b - a) / n
    s = 0.5 * (f(a) + f(b))
    for i in range(1, n):
        s += f(a + i * h)
    return s * h


@njit
def simpson(f, a, b, n=10):
    h = (b - a) / n
    s = f(a) + f(b)
    for i in range(1, n):
        s += f(a + i * h) * (4 if i % 2 else 2)
    return s * h / 3


@njit
def square(x):
    return x * x


@njit
def bell(x):
    return math.exp(-x * x)


@njit
def all_rules(f, a, b):
    return trapezoid(f, a, b, 8), simpson(f, a, b), simpson(f, a, b, n=20)


for f in (square, bell):
    for v in all_rules(f, 0.0, 2.0):
        print(round(v, 12))
print(round(simpson(square, 0, 3), 12))
