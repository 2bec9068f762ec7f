"""Kernels that close over constants, kernels and arrays, and take functions."""
import numpy as np
from numba import njit

SCALE = 3
OFFSETS = (1, 2.5)
TABLE = np.array([1.0, 10.0, 100.0])


@njit
def square(x):
    return x * x


@njit
def cube(x):
    return x * x * x


def make_adder(n):
    @njit
    def add(x):
        return x + n

    return add


def make_pipeline(f, k):
    @njit
    def run(x):
        s = 0
        for i in range(k):
            s += f(x + i)
        return s

    return run


@njit
def apply(f, a):
    out = np.empty_like(a)
    for i in range(len(a)):
        out[i] = f(a[i])
    return out


@njit
def uses_globals(i):
    return TABLE[i] * SCALE + OFFSETS[1]


add5 = make_adder(5)
add_half = make_adder(0.5)
print(add5(1), add5(1.5), add_half(1))
print(make_pipeline(square, 3)(2), make_pipeline(cube, 2)(1.5))
x = np.arange(4.0)
print(apply(square, x), apply(cube, x))
print(uses_globals(0), uses_globals(2))
TABLE[0] = 7.0
print(uses_globals(0))
