import math
import numpy as np
from numba import njit


@njit
def basic(a, b):
    return abs(a), min(a, b), max(a, b), divmod(a, b), pow(a, b), a // b, a % b


@njit
def rounds(x, n):
    return round(x), round(x, n), round(x, 0)


@njit
def convert(x):
    return int(x), float(x), bool(x), complex(x)


for a, b in ((7, 3), (-7, 3), (7.5, 2.0), (-7.5, 2.0)):
    print(basic(a, b))
for x, n in ((2.675, 2), (-0.5, 3), (1234.5, -2), (0.1, 20)):
    print(rounds(x, n))
for x in (3, 2.9, -2.9, np.float32(1.5), np.uint8(200)):
    print(convert(x))
for a, b in ((7, 0), (7.0, 0.0)):
    try:
        print(divmod(a, b) if False else basic(a, b))
    except ZeroDivisionError as e:
        print("ZeroDivisionError")
