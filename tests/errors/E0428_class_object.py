from numba import njit


@njit
def f(x):
    class C:
        pass
    return 1


f(1)
