from numba import njit


@njit
def f(n):
    if n > 0:
        x = (1, 2)
    else:
        x = 3
    return x


f(1)
