# oracle: none
from numba import njit


@njit
def factorial(n):
    def f(k):
        return 1 if k <= 1 else k * f(k - 1)

    return f(n)


print(factorial(5))
