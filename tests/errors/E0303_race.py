from numba import njit, prange


@njit(parallel=True)
def f(n):
    x = 1
    for i in prange(n):
        x = x * 2 + 1
    return x


f(3)
