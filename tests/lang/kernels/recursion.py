"""Self and mutual recursion, and what comes when it does not end."""
from numba import njit


@njit
def fact(n):
    return 1 if n <= 1 else n * fact(n - 1)


@njit
def hanoi(n, a, b, c):
    if n == 0:
        return 0
    return hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)


@njit
def female(n):
    if n == 0:
        return 1
    return n - male(female(n - 1))


@njit
def male(n):
    if n == 0:
        return 0
    return n - female(male(n - 1))


@njit
def power(x, n):
    if n == 0:
        return 1.0
    if n % 2:
        return x * power(x, n - 1)
    h = power(x, n // 2)
    return h * h


print(fact(10), fact(20), fact(25), hanoi(6, 0, 1, 2), [female(i) for i in range(10)], power(1.5, 13))
