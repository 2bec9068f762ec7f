from numba import njit


@njit
def f(n):
    def g(k):
        return 1 if k == 0 else g(k - 1)
    return g(n)


f(3)
