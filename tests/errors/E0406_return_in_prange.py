from numba import njit, prange


@njit(parallel=True)
def f(n):
    for i in prange(n):
        if i == 3:
            return i
    return n


f(9)
