from numba import njit

G = 1


@njit
def f(x):
    global G
    G = x
    return G


f(2)
