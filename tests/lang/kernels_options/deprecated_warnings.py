# jit(nopython=False) and njit(nopython=True) run as today's Numba runs them
from numba import jit, njit


@jit(nopython=False)
def f(x):
    return x * 2


@njit(nopython=True)
def g(x):
    return f(x) + 1


@jit()
def h(x):
    return g(x) - 1


@njit()
def k(x, y=3):
    return x + y


@njit
def total(x, *rest):
    s = x
    for r in rest:
        s += r
    return s


print(f(2), g(3), h(4), k(1), k(1, 2), total(1, 2, 3), k(x=5, y=6))
