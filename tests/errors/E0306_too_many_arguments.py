from numba import njit


@njit
def g(a):
    return a


@njit
def f(x):
    return g(x, x)


f(2.0)
