import numpy as np
from numba import njit


@njit
def chained(a, b, c):
    return a < b < c, a <= b == c, a != b > c, (a and b) or c, not a


@njit
def pick(x, lo, hi):
    return lo if x < lo else hi if x > hi else x


@njit
def logic(x):
    return x > 0 and 1 / x > 0.5, x == 0 or 1 / x < 2, bool(x) ^ True, True + True, (x > 1) * 10


@njit
def triple(n):
    a = b = n
    a, b = b + 1, a
    a += b
    b **= 2
    a //= 3
    b %= 7
    a <<= 2
    a |= 1
    return a, b


print(chained(1, 2, 3), chained(3, 2, 2), chained(0, 0, 5))
print(pick(5, 0, 3), pick(-5, 0, 3), pick(2, 0, 3))
print(logic(1.0), logic(0.0), logic(4.0))
print(triple(10))
