from numba import njit, prange


@njit
def f(x):
    yield from x


f((1, 2))
