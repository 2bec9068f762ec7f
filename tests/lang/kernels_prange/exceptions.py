import numpy as np
from numba import njit, prange


@njit(parallel=True)
def checked(a):
    s = 0.0
    for i in prange(a.shape[0]):
        if a[i] < 0:
            raise ValueError("negative value")
        s += a[i] ** 0.5
    return s


@njit(parallel=True)
def divide(a, b):
    out = np.empty(a.shape[0])
    for i in prange(a.shape[0]):
        out[i] = a[i] / b[i]
    return out


print(checked(np.array([1.0, 4.0, 9.0])))
try:
    checked(np.array([1.0, -4.0, 9.0]))
except ValueError as e:
    print("ValueError", e)
try:
    print(divide(np.ones(4), np.array([1.0, 2.0, 0.0, 4.0])))
except ZeroDivisionError as e:
    print("ZeroDivisionError", e)
print(divide(np.ones(2), np.array([2.0, 4.0])))
