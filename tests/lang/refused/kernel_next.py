# oracle: none
from numba import njit


@njit
def count(n):
    for i in range(n):
        yield i


@njit
def first(n):
    g = count(n)
    return next(g)


print(first(3))
