from numba import njit, prange


@njit
def f(x):
    return f(**x)


f(1)
