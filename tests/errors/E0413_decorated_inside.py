from numba import njit


@njit
def f(x):
    @staticmethod
    def g():
        return 1
    return g()


f(1)
