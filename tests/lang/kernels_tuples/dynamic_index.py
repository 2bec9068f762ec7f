import numpy as np
from numba import njit


@njit
def item(t, i):
    return t[i]


@njit
def rotate(t, k):
    s = 0
    for i in range(len(t)):
        s = s * 10 + t[(i + k) % len(t)]
    return s


@njit
def pick_array(arrays, i, j):
    return arrays[i][j]


@njit
def negative(t):
    return t[-1], t[-2], t[len(t) - 1]


TABLE = ((1, 2), (3, 4), (5, 6))


@njit
def look(i, j):
    return TABLE[i][j]


for i in (0, 2, -1):
    print(item((10, 20, 30), i))
for i in (3, -4):
    try:
        item((10, 20, 30), i)
    except IndexError as e:
        print("IndexError", e)
print(rotate((1, 2, 3, 4), 2))
print(pick_array((np.arange(3), np.arange(3) * 10), 1, 2))
print(negative((1.5, 2.5, 3.5)), look(2, 0), look(0, 1))
