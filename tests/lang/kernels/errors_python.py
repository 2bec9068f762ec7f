"""Exceptions out of kernels are Python's, and can be caught; the values before them are kept."""
import numpy as np
from numba import njit


@njit
def check(x):
    if x < 0:
        raise ValueError("negative")
    if x == 0:
        raise ZeroDivisionError("zero")
    return 1.0 / x


@njit
def total(a):
    s = 0.0
    for i in range(len(a)):
        s += check(a[i])
    return s


@njit
def stored(a, n):
    for i in range(n):
        a[i] = i
        if i == 3:
            raise RuntimeError("stopped at three")
    return a


for values in ([1.0, 2.0, 4.0], [1.0, -2.0, 4.0], [1.0, 0.0]):
    a = np.array(values)
    try:
        print(total(a))
    except (ValueError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
z = np.full(6, -1)
try:
    stored(z, 6)
except RuntimeError as e:
    print(e, z)
try:
    check("text")
except Exception as e:
    print("refused", isinstance(e, Exception))
