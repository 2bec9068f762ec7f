from numba import njit


@njit
def f(s):
    return s.format(1)


f('{}')
