from numba import njit


@njit
def add_up(a):
    s = 0.0
    for x in a:
        s += x
    return s
