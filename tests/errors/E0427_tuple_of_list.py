from numba import njit


@njit
def f(n):
    return tuple([0 for i in range(n)])


f(2)
