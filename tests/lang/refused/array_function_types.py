# oracle: none
# What does not fit a NumPy function of kernels is told once, at the call.
import numpy as np
from numba import njit


@njit
def f(a):
    return np.tile(a, "x")


try:
    f(np.ones((2, 2)))
except Exception as e:
    print(type(e).__name__)
f(np.ones((2, 2)))
