from numba import njit


@njit
def f(x):
    n = 0
    def g(v):
        nonlocal n
        n += v
        return n
    return [v for v in map(g, x)]


f((1, 2))
