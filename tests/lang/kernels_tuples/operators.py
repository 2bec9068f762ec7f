import numpy as np
from numba import njit


@njit
def concat(a, b):
    return a + b, a + (1,) + b, () + a


@njit
def slices(t):
    return t[1:], t[:2], t[::-1], t[-2:], t[1:-1], t[::2], t[-1:0:-2], t[5:], t[-9:2]


@njit
def contains(t, x):
    return x in t, 3 in t, 7 not in t, x in (1, 2, 3)


@njit
def compare(a, b):
    return a == b, a != b, a < b, a <= b, a > b, a >= b


@njit
def where(t, x):
    return t.index(x)


print(concat((1, 2.5), (3,)))
print(slices((1, 2.5, 3, 4)))
print(contains((1, 3, 5), 5), contains((2, 2), 9))
print(compare((1, 2.5), (1, 3.0)), compare((1, 2), (1, 2, 3)), compare((4, 1), (4, 1)))
print(where((4, 5, 6), 6), where((1.5, 2.5), 2.5))
try:
    where((1, 2), 3)
except ValueError as e:
    print("ValueError")
