import math

import numpy as np
from numba import njit


@njit(error_model="numpy", boundscheck=True)
def n_div(a, b):
    return a / b, a // b, a % b


@njit(boundscheck=True)
def casts(x):
    return int(x), float(x), bool(x), np.int8(x), np.uint8(x), np.float32(x), np.int64(x), np.uint64(x)


@njit(boundscheck=True)
def typed_const(x):
    a = np.float32(0.1)
    b = a * np.float32(x)
    return b, a + x


@njit(boundscheck=True)
def rounding(x):
    return round(x), round(x, 2), math.floor(x), math.ceil(x), math.trunc(x), abs(x), x ** 2, x ** -1


@njit(boundscheck=True)
def minmax(a, b, c):
    return min(a, b), max(a, b, c), min((a, b, c)), divmod(a, b), pow(a, 2)


@njit(boundscheck=True)
def bits(a, b):
    return a & b, a | b, a ^ b, ~a, a << 3, a >> 1


print(n_div(1.0, 0.0))
print(n_div(7, -2))
print(n_div(-7.5, 2.0))
print(casts(300.7))
print(casts(511))
print(casts(np.float32(0.1)))
print(typed_const(3.3))
print(typed_const(np.float32(3.3)))
print(rounding(2.345))
print(rounding(-2.5))
print(rounding(np.float32(2.5)))
print(minmax(7, -3, 9))
print(minmax(7.5, -3.0, 9.0))
print(bits(12, -7))
print(bits(np.uint8(200), np.uint8(7)))
print(bits(np.int32(-200), 7))
