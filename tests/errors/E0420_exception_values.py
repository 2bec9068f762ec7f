from numba import njit


@njit
def f(x):
    raise ValueError(x, x + 1, x + 2, x + 3, x + 4)


f(1)
