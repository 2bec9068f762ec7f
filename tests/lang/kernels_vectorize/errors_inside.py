import numpy as np
from numba import vectorize


@vectorize(['float64(float64)'])
def checked_sqrt(x):
    if x < 0:
        raise ValueError("negative")
    return x ** 0.5


@vectorize(['int64(int64, int64)', 'float64(float64, float64)'])
def quotient(a, b):
    return a // b


print(checked_sqrt(np.array([4.0, 9.0])))
try:
    checked_sqrt(np.array([4.0, -9.0]))
except ValueError as e:
    print("ValueError", e)
print(quotient(np.array([7, -7]), 2), quotient(7.5, 2.0))
try:
    checked_sqrt("four")
except TypeError as e:
    print("TypeError")
try:
    checked_sqrt()
except TypeError as e:
    print("TypeError")
