"""Shapes that do not fit raise where the first statement stands, before anything is stored."""
import numpy as np
from numba import njit


@njit
def first(a, b, out):
    t = a * b
    out[:] = t + 1.0


@njit
def second(a, b, c, out):
    t = a * b
    u = t + c
    out[:] = u * 2.0


@njit
def index(a, k):
    t = a[k] * 2.0 + a[0]
    s = t.sum()
    return s


@njit
def scalar(a, w, k):
    t = a * w[k]
    return (t + 1.0).sum()


@njit
def divided(a, p, q):
    t = a * (p // q)
    k = 10
    return t + k


@njit
def empty(a, b):
    t = a * b
    return t.max()


a = np.ones(3)
out = np.zeros(3)
for args in ((a, np.ones(4), out), (a, a, np.zeros(5))):
    try:
        first(*args)
    except ValueError:
        print("ValueError", args[2])
for args in ((a, np.ones(4), a, out), (a, a, np.ones(2), out), (a, a, a, out)):
    try:
        second(*args)
        print(args[3])
    except ValueError:
        print("ValueError", args[3])
print(index(np.ones((3, 2)), 1))
print(scalar(a, np.arange(3.0), 2))
try:
    divided(a, 1, 0)
except ZeroDivisionError:
    print("ZeroDivisionError")
print(divided(a, 7, 2))
try:
    empty(np.ones(0), np.ones(0))
except ValueError:
    print("ValueError")
