from numba import njit


@njit
def f(n):
    g = (i for i in range(n))
    return sum(g) + sum(g)


f(3)
