"""Explicit signatures: numbers convert, a truth value is taken of any real number, tuples are passed as they are."""
import numpy as np
from numba import njit


@njit("int32(int32, uint8)")
def add(a, b):
    return a + b


@njit("float32(float32, boolean)")
def signed(a, b):
    return a if b else -a


@njit(["float64(float64[:], int64)", "int64(int64[:], int64)"])
def item(a, i):
    return a[i]


@njit("UniTuple(float64, 2)(Tuple((int64, float64)))")
def swapped(p):
    return p[1], p[0] * 2.0


print(add(5, 3), add(np.int64(7), 2), add(True, 1))
print(signed(0.5, True), signed(3, 0), signed(np.float64(2.5), 1))
print(item(np.arange(3.0), 1), item(np.arange(3), 2))
print(swapped((3, 4.5)))
