# Masks that are multiplied and added: logical and, logical or, as NumPy has them; with numbers they count.
import numpy as np
from numba import njit


@njit
def both(a, b):
    return a * b, a + b, a * b + a


@njit
def weights(inside, x):
    w = inside * x
    return w, (inside * inside).sum(), inside * 2, 1.0 - inside * inside


@njit
def window(x, lo, hi):
    keep = (x > lo) * (x < hi)
    return keep, x[keep], np.sum(keep)


@njit
def in_place(a, b):
    a *= b
    return a


a = np.array([True, False, True, True])
b = np.array([True, True, False, True])
x = np.array([0.5, 1.5, 2.5, 3.5])
print(*both(a, b))
print(*weights(a, x))
print(*window(x, 1.0, 3.0))
print(in_place(a.copy(), b))
