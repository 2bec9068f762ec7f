from numba import njit, prange


@njit
def f(x):
    with x:
        return 1


f(1)
