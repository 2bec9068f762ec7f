import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # Numba does not take all of these: CPython is the oracle

import numpy as np
from numba import njit


@njit
def walrus(a):
    n = 0
    i = 0
    while i < len(a) and (v := a[i]) > 0:
        n += v
        i += 1
    return int(n), i


@njit
def records(a):
    best = -1
    n = 0
    for x in a:
        if (d := x - best) > 0:
            best = x
            n += d
    return int(n), int(best), int(d)


@njit
def divisible(n):
    if (half := n // 2) * 2 == n:
        return half
    return -half


@njit
def in_genexp(a, k):
    found = any((last := x) > k for x in a)
    return found, int(last)


print(divisible(10), divisible(7))
print(walrus(np.array([3, 2, 0, 9])), records(np.array([1, 5, 2, 8])), in_genexp(np.array([1, 7, 9]), 5))
