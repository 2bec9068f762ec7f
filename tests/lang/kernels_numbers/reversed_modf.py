import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # CPython's own results: Numba has no reversed, any, all, modf
import math
import numpy as np
from numba import njit


@njit
def backwards(a):
    s = 0.0
    for x in reversed(a):
        s = s * 2 + x
    for i in reversed(range(3)):
        s += i
    for c in reversed((1, 2, 3)):
        s = s * 10 + c
    return s


@njit
def tests(a):
    return any(a), all(a), any(x > 2 for x in a), all(x < 100 for x in a), sum(x * x for x in a), max(x % 3 for x in a)


@njit
def parts(x):
    f, i = math.modf(x)
    return f, i


print(backwards(np.array([1.0, 2.0, 3.0])))
print(tests((1, 0, 3)), parts(2.5), parts(-7.25))
