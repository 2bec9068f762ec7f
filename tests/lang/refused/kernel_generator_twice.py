# oracle: none
from numba import njit


@njit
def count(n):
    for i in range(n):
        yield i


@njit
def twice(n):
    g = count(n)
    s = 0
    for v in g:
        s += v
    for v in g:
        s += v
    return s


print(twice(3))
