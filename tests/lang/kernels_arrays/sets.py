# Sets of numbers, membership, counts with weights, triangles, extraction
import numpy as np
from numba import njit


@njit
def sets(a, b):
    return np.union1d(a, b), np.intersect1d(a, b), np.setdiff1d(a, b), np.setxor1d(a, b)


@njit
def members(a, wanted):
    return np.isin(a, wanted), np.isin(a, wanted, invert=True)


@njit
def weighted(group, value):
    return np.bincount(group, weights=value), np.bincount(group, value, 6), np.bincount(group, minlength=7)


@njit
def triangle(n):
    a = np.tri(n) + np.tri(n, n + 1, -1)[:, :n]
    np.fill_diagonal(a, 9.0)
    return a, np.size(a), np.shape(a)


@njit
def picked(a):
    return np.extract(a > 2, a)


def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


a = np.array([3, 1, 4, 1, 5, 9, 2, 6])
b = np.array([5, 3, 5, 8, 9, 7, 9])
show(sets, a, b)
show(sets, a / 2, b / 2)
show(sets, a[:0], b)
show(members, a.reshape(2, 4), b)
show(members, np.array([1.0, np.nan]), np.array([np.nan, 1.0]))
show(weighted, np.array([0, 2, 2, 4]), np.array([0.5, 1.5, 2.5, -1.0]))
show(weighted, np.array([0, 2]), np.array([0.5, 1.5, 2.5]))
show(weighted, np.array([0, -2]), np.array([0.5, 1.5]))
show(triangle, 4)
show(picked, a.reshape(2, 4))
