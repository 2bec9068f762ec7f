import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # Numba does not take all of these: CPython is the oracle

from numba import njit


@njit
def adder(k):
    def add(x, times=2):
        return x + k * times

    return add


@njit
def compose(f, g):
    return lambda x: f(g(x))


@njit
def use(k):
    a = adder(k)
    b = adder(10)
    c = compose(a, b)
    return a(1), b(1, 3), c(0), adder(k)(5, times=0)


@njit
def iterate(f, x, n):
    for _ in range(n):
        x = f(x)
    return x


@njit
def orbit(r):
    return iterate(lambda x: r * x * (1 - x), 0.25, 4), iterate(adder(3), 0, 5)


print(use(2), use(0.5))
print(orbit(2.0))
