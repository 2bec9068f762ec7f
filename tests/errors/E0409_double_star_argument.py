from numba import njit


@njit
def f(x):
    return f(**x)


f(1)
