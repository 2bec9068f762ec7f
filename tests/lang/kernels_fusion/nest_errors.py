# oracle: python
# Shapes and indices of whole-array stores: what fails, in the order of evaluation, and nothing is stored then.
import numpy as np
from numba import njit


@njit
def store(a, b, c):
    a[:, :] = b + c


@njit
def pick(a, b, k):
    a[k, :] = b[k + 1, :] * 2.0 + b[:, k] + a[0, :]


@njit
def steps(a, b, s):
    a[::s, :] = b[::s, :] + b + a[::s, :]


@njit
def update(a, b):
    a += b * b


def attempt(f, *args):
    before = args[0].copy()
    try:
        f(*args)
        print("fine", args[0].sum())
    except (ValueError, IndexError) as e:
        print(type(e).__name__, e, (args[0] == before).all())


z = np.zeros
for b, c in (((2, 3), (2, 3)), ((3,), (2, 1)), ((2, 3), (4,)), ((3, 3), (3, 3)), ((2, 2), (2, 2)), ((0, 3), (1, 3)), ((1, 1), (1, 1)), ((5, 3), (1, 3))):
    attempt(store, z((2, 3)), z(b) + 1, z(c) + 2)
    attempt(store, z((0, 3)), z(b) + 1, z(c) + 2)
for k in (0, 1, 2, 5, -1, -4):
    attempt(pick, z((3, 3)), np.arange(9.0).reshape(3, 3), k)
for s in (1, 2, 5, -1, 0):
    attempt(steps, z((4, 2)), np.arange(8.0).reshape(4, 2), s)
for shape in ((2, 3), (3,), (1, 3), (2, 1), (4, 3)):
    attempt(update, z((2, 3)), z(shape) + 3)
