# oracle: none
from numba import njit


@njit
def make(k):
    def add(x):
        return x + k

    return add


print(make(3))
