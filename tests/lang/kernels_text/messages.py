import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # CPython's own results: Numba has no format specifications, int(str), float(str)
from numba import njit


@njit
def check(name, value):
    if value < 0:
        raise ValueError(f"{name} must not be negative: {value}")
    if value > 10:
        raise ValueError("too large: " + name + " = " + str(value))
    if name == "":
        raise KeyError(name + "?")
    return value


@njit
def precise(x):
    assert x < 1.0, f"x is {x:.2f}"
    return x


for args in (("width", 5), ("width", -3), ("height", 99)):
    try:
        print(check(*args))
    except ValueError as e:
        print("ValueError:", e)
try:
    precise(2.345)
except AssertionError as e:
    print("AssertionError:", e)
