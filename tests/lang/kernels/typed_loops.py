"""Loops: variables after the loop, else, changing the loop variable, odd bounds."""
import numpy as np
from numba import njit


@njit
def after(n):
    i = -1
    for i in range(n):
        pass
    return i


@njit
def change(n):
    c = 0
    for i in range(n):
        i += 10
        c += i
    return c, i


@njit
def nested_else(n, m):
    found = 0
    for i in range(n):
        for j in range(m):
            if i * j == 6:
                found = i * 100 + j
                break
        else:
            continue
        break
    else:
        found = -1
    return found


@njit
def bounds_once(n):
    c = 0
    for i in range(n):
        n = 2
        c += n
    return c


@njit
def big_step(a, b, s):
    c = 0
    for i in range(a, b, s):
        c += 1
    return c


@njit
def int32_range(n):
    s = n
    for i in range(n):
        s += i
    return s


@njit
def while_compound(n):
    a, b = 0, 1
    while a < n and b < n or a == b:
        a, b = b, a + b
    return a, b


print(after(0), after(5), change(3), nested_else(5, 5), nested_else(2, 2), bounds_once(5))
print(big_step(0, 2**62, 2**61), big_step(2**62, -(2**62), -(2**61)), big_step(5, 5, -1), big_step(-3, 3, 2))
print(int32_range(np.int32(5)), while_compound(50))
