from numba import njit


@njit
def f(x):
    raise ValueError(x, name=1)


f(1)
