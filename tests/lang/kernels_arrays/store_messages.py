# oracle: python
# Stores into slices: shapes that fit, and NumPy's words for those that do not.
import numpy as np
from numba import njit


@njit
def store(a, v):
    a[1:3] = v
    return a


@njit
def rows(a, v):
    a[:, :2] = v
    return a


@njit
def mapped(a, v):
    a[:2] = v * 2
    return a


for fn, a, v in ((store, np.zeros(4), np.ones(2)), (store, np.zeros(4), np.ones(3)), (store, np.zeros((4, 2)), np.ones(2)),
                 (store, np.zeros((4, 2)), np.ones(3)), (rows, np.zeros((2, 3)), np.ones((2, 1))), (rows, np.zeros((2, 3)), np.ones((3, 2))),
                 (mapped, np.zeros(4), np.ones(2)), (mapped, np.zeros(4), np.ones(3)), (mapped, np.zeros((3, 2)), np.ones(3)),
                 (mapped, np.zeros((3, 2)), np.ones((2, 1)))):
    try:
        print(fn(a, v).tolist())
    except ValueError as e:
        print(e)
