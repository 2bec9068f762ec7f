import numpy as np
from numba import njit


@njit
def total(*args):
    s = 0.0
    for a in args:
        s += a
    return s


@njit
def weighted(f, *args):
    s = 0
    for i in range(len(args)):
        s += f(args[i]) * (i + 1)
    return s


@njit
def square(x):
    return x * x


@njit
def forward(*args):
    return total(*args) + total(args[0], *args), len(args)


@njit
def first_and_rest(first, *rest):
    if len(rest) == 0:
        return first
    return first + total(*rest)


@njit
def unpack(t):
    return total(*t), max(*t)


print(total(1), total(1, 2, 3), total(2.5, 1.5))
print(weighted(square, 1, 2, 3))
print(forward(1, 2, 3), forward(4.5))
print(first_and_rest(1), first_and_rest(1, 2, 3))
print(unpack((4, 9, 2)))
