from numba import njit


@njit
def f(x):
    return b'ab'


f(1)
