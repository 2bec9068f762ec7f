from numba import njit


@njit
def f(x):
    with x:
        return 1


f(1)
