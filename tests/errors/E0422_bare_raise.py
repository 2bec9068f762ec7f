from numba import njit


@njit
def f(x):
    raise


f(1)
