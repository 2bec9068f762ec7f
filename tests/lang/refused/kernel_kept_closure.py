# oracle: none
from numba import njit


@njit
def keep(x):
    fs = (lambda v: v + x, lambda v: v * x)
    x = x + 1
    return fs[0](1) + fs[1](2)


print(keep(3))
