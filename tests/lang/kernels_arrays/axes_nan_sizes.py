# Where NumPy goes along the last axis, over every dimension, or puts NaN last; sizes that do not match
import numpy as np
from numba import njit

@njit
def differences(a):
    return np.diff(a)

@njit
def turned(a):
    return np.flip(a)

@njit
def where_set(a):
    return np.nonzero(a)

@njit
def places(a):
    return np.argwhere(a)

@njit
def place(a, v):
    return np.searchsorted(a, v), np.searchsorted(a, v, side="right")

@njit
def bins_of(x, edges):
    return np.digitize(x, edges)

@njit
def piled(a, b):
    return np.stack((a, b))

@njit
def joined(a, b):
    return np.concatenate((a, b))
@njit
def joined1(a, b):
    return np.concatenate((a, b),axis=1)

@njit
def lowest(a):
    return np.argmin(a, axis=0), np.argmax(a, axis=1)

def show(f, *a):
    try:
        print(f(*a))
    except Exception as e:
        print(type(e).__name__, str(e).split("\n")[0])

m = np.array([[1.0, 4.0, 9.0], [2.0, 8.0, 32.0]])
show(differences, m)
show(turned, np.arange(8.0).reshape(2, 2, 2))
show(turned, m)
show(where_set, np.arange(8).reshape(2, 2, 2) % 3)
show(places, np.arange(8).reshape(2, 2, 2) % 3)
s = np.array([1.0, 2.0, 2.0, 5.0])
show(place, s, np.array([2.0, np.nan, 0.5]))
show(place, s, np.nan)
show(place, np.array([1.0, np.nan]), 3.0)
show(bins_of, np.array([0.5, np.nan, 2.0]), s)
show(bins_of, np.array([0.5, np.nan, 2.0]), s[::-1])
show(piled, np.arange(3.0), np.array([7.0]))
show(joined, m, np.ones((2, 1)))
show(joined1, m, np.ones((1, 3)))
n = np.array([[3.0, np.nan, 1.0], [2.0, 5.0, np.nan], [np.nan, np.nan, 0.0]])
show(lowest, n)
