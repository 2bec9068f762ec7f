import numpy as np
from numba import njit


@njit
def shifted(a, k):
    shift = lambda v: v + k
    out = np.empty(len(a))
    for i in range(len(a)):
        out[i] = shift(a[i])
    return out


@njit
def pick(x, flag):
    if flag:
        y = (lambda v: v * 2)(x)
    else:
        y = (lambda v: v - 1)(x)
    return y


@njit
def combine(x, y):
    add = lambda a, b: a + b
    mul = lambda a, b=3: a * b
    return add(x, y), mul(x), mul(x, y), add(mul(2), 1)


print(shifted(np.arange(4), 0.5))
print(pick(3, True), pick(3, False), pick(2.5, True))
print(combine(2, 5), combine(1.5, 2))
