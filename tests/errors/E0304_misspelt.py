from numba import njit


@njit
def f(values):
    return lenght(values)


f((1, 2))
