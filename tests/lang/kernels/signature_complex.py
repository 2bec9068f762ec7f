"""Explicit signatures with complex parameters convert what they are given: ints, floats, bools and NumPy scalars."""
import numpy as np
from numba import njit


@njit("complex128(complex128, float64)")
def scaled(z, x):
    return z * x + 1


@njit("complex64(complex64)")
def single(z):
    return z


for z in (2.0, 1, True, 1 + 2j, np.float32(0.5), np.complex128(1 - 1j)):
    print(scaled(z, 3))
print(single(2.5), single(3), single(1 + 2j))
