"""Reshaping arrays without elements, and their means."""
import numpy as np
from numba import njit

@njit
def shape(a, n, m):
    return a.reshape(n, m).shape

@njit
def shape3(a, s):
    return np.reshape(a, s).shape

@njit
def mean(a):
    return a.mean()

@njit
def mean2(a):
    return np.mean(a)

def attempt(f, *args):
    try:
        print(f.__name__, args[1:], f(*args))
    except ValueError:
        print(f.__name__, args[1:], "ValueError")

none = np.zeros(0)
for n, m in ((0, 5), (-1, 5), (5, 0), (0, 0), (5, 1), (0, 1 << 40)):
    attempt(shape, none, n, m)
six = np.arange(6)
for n, m in ((6, 1), (-1, 2), (3, 2), (0, 6), (6, 0), (7, 1), (4, 2), (1 << 32, 1 << 32)):
    attempt(shape, six, n, m)
attempt(shape3, none, (3, 0, 2))
attempt(shape3, six, (1, 3, 2))
attempt(shape3, np.array(4.5).reshape(1), (1, 1, 1))
print(mean(none), mean2(none), mean(np.zeros((0, 3))), mean(np.zeros(0, np.float32)))
print(mean(six), mean2(six.astype(np.float32)), mean(np.array([1j, 3])), mean(np.array([True, False])))
