from numba import njit


@njit
def f(s):
    return s % 1


f('%d')
