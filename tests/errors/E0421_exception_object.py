from numba import njit


@njit
def f(x):
    e = ValueError('no')
    return x


f(1)
