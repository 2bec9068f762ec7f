# Kernels made by ordinary functions: each captures what it was made with.
import math
import numpy as np
from numba import njit


def make_power(p):
    @njit
    def power(x):
        return x ** p

    return power


def make_table(values):
    table = np.array(values)

    @njit
    def look(i):
        return table[i] * 2

    return look


def compose(f, g):
    @njit
    def h(x):
        return f(g(x))

    return h


def make_filter(lo, hi, inside=True):
    bounds = (lo, hi)

    @njit
    def count(a):
        n = 0
        for v in a:
            ok = bounds[0] <= v < bounds[1]
            if ok == inside:
                n += 1
        return n

    return count


def make_stepper(name):
    if name == "euler":
        def step(f, x, h):
            return x + h * f(x)
    else:
        def step(f, x, h):
            k = f(x)
            return x + 0.5 * h * (k + f(x + h * k))
    return njit(step)


square, cube = make_power(2), make_power(3)
print(square(3), cube(3), compose(square, cube)(2), compose(cube, square)(1.5))
print(make_table([1.5, 2.5])(1), make_table([7, 8])(0))
a = np.arange(10)
print(make_filter(2, 5)(a), make_filter(2, 5, inside=False)(a))
decay = njit(lambda x: -0.5 * x)
for name in ("euler", "heun"):
    step = make_stepper(name)
    x = 1.0
    for _ in range(5):
        x = step(decay, x, 0.1)
    print(name, round(x, 12))
