from numba import njit


@njit
def f(x):
    return x + 100000000000000000000


f(1)
