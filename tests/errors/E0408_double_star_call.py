from numba import njit, prange


@njit
def f(x):
    def g(**kw):
        return 1
    return g()


f(1)
