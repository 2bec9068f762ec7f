# Locals that change their type, may be unset, and outlive their loop.
import numpy as np
from numba import njit


@njit
def retyped(x):
    y = x
    y = y * 0.5
    z = (y, x)
    z = z[0] + z[1]
    return y, z


@njit
def after_loop(n):
    for i in range(n):
        if i * i > 20:
            break
    return i


@njit
def search(a, k):
    for i, x in enumerate(a):
        if x == k:
            break
    else:
        i = -1
    return i


@njit
def while_else(n):
    k = 0
    while n != 1:
        if k > 20:
            break
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        k += 1
    else:
        return k
    return -1


@njit
def branches(flag, x):
    if flag > 0:
        r = 1
    elif flag == 0:
        r = x
    else:
        r = 2.5
    return r


@njit
def chained(x, lo, hi):
    return lo <= x < hi, lo < x == hi, 0 < x <= 5 < hi


print(retyped(3), after_loop(10), after_loop(3), search(np.arange(4), 2), search(np.arange(4), 9))
print(while_else(6), while_else(27), branches(1, 4), branches(0, 4), branches(-1, 4))
print(chained(3, 1, 10), chained(5, 1, 5))
