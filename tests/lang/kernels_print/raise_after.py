# What was printed before an exception stays.
import numpy as np
from numba import njit


@njit
def f(a, i):
    print("reading", i)
    if i >= len(a):
        raise IndexError("no item")
    v = a[i]
    print("read", v)
    return v


a = np.array([1.0, 2.0])
print(f(a, 1))
try:
    f(a, 5)
except IndexError:
    print("IndexError")
print(f(a, -1))
