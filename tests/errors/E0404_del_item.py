from numba import njit, prange


@njit
def f(x):
    del x.a
    return 1


f(1)
