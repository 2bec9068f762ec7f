# oracle: none
from numba import njit


@njit
def keep(x):
    try:
        return 1 / x
    except ZeroDivisionError as e:
        return -1.0


print(keep(0))
