from numba import njit, prange


@njit
def f(**kw):
    return 1


f(a=1)
