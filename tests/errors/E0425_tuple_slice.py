from numba import njit


@njit
def f(n):
    t = (1, 2, 3)
    return t[:n]


f(2)
