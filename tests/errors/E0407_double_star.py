from numba import njit


@njit
def f(**kw):
    return 1


f(a=1)
