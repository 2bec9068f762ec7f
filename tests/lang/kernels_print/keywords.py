# stderr: ignore
from numba import njit


@njit
def f(x):
    print(x, x, sep="-")


f(1)
