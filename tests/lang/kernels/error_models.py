"""error_model and integer division."""
import numpy as np
from numba import njit


@njit
def python_div(a, b):
    return a / b


@njit(error_model="numpy")
def numpy_div(a, b):
    return a / b


@njit(error_model="numpy")
def numpy_mod(a, b):
    return a % b


for a, b in ((1.0, 0.0), (-1.0, 0.0), (0.0, 0.0), (7.0, -2.0)):
    try:
        print(python_div(a, b))
    except ZeroDivisionError as e:
        print("ZeroDivisionError", e)
    print(numpy_div(a, b), numpy_mod(a, b))
print(python_div(7, 2), numpy_div(7, -2), numpy_mod(-7, 3))
