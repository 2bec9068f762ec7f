from numba import njit


@njit
def f(x):
    del x.real
    return 1


f(1)
