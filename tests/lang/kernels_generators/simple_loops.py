import numpy as np
from numba import njit


@njit
def count_up(n):
    i = 0
    while i < n:
        yield i
        i += 1


@njit
def total(n):
    s = 0
    for x in count_up(n):
        if x == 3:
            continue
        if x > 6:
            break
        s += x
    else:
        s = -s
    return s


@njit
def pairs(n):
    t = 0
    for i in count_up(n):
        for j in count_up(i):
            if (i + j) % 2:
                continue
            t += i * j
    return t


@njit
def first_square_over(n, limit):
    for x in count_up(n):
        if x * x > limit:
            return x
    return -1


print(total(5), total(20), total(0))
print(pairs(7), first_square_over(100, 50), first_square_over(3, 50))
