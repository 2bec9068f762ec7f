# oracle: none
from numba import njit


@njit
def read(name):
    with open(name) as f:
        return 1


print(read("x"))
