# zero to a negative int power is a division by zero
import numpy as np
from numba import njit


@njit
def power(a, b):
    return a ** b


@njit
def inverse_cube(a):
    return a ** -3


@njit
def inverse_squares(x):
    for i in range(x.size):
        x[i] = x[i] ** -2
    return x


@njit(error_model="numpy")
def quiet(a, b):
    return a ** b


for a, b in [(0, -1), (0, -2), (2, -3), (1, -1), (-1, -3), (0.0, -1), (0.0, -65536), (0.0, -70000), (0, -1.0), (0.0, -1.0),
             (np.float32(0), -1), (0, -70000), (2.0, -2), (0, 0), (0.0, 3), (1j, 2)]:
    try:
        print(a, b, power(a, b))
    except ZeroDivisionError as e:
        print(a, b, e)
for a in (0, 1, 2, 0.0, 4.0):
    try:
        print(a, inverse_cube(a))
    except ZeroDivisionError as e:
        print(a, e)
for x in (np.zeros(3), np.zeros(3, dtype=np.int64), np.array([1.0, 2.0, 4.0])):
    try:
        print(inverse_squares(x))
    except ZeroDivisionError as e:
        print(e)
print(quiet(0, -1), quiet(2.0, -1))
