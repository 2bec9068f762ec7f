# Endless recursion is RecursionError, also through two functions.
from numba import njit


@njit
def ping(n):
    return pong(n + 1) + 1


@njit
def pong(n):
    if n < 0:
        return 0
    return ping(n + 1) + 1


@njit
def depth(n):
    if n == 0:
        return 0
    return 1 + depth(n - 1)


print(depth(2000))
