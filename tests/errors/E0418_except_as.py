from numba import njit


@njit
def f(x):
    try:
        return 1 // x
    except ZeroDivisionError as e:
        return 0


f(0)
