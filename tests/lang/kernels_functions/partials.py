import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # Numba does not take this: CPython is the oracle

import numpy as np
from numba import njit


@njit
def line(a, b, x):
    return a * x + b


@njit
def argument_functions(x):
    apply = lambda f, v: f(v)
    return apply(np.sqrt, x), apply(abs, -x), apply(int, x), apply(lambda t: line(2, 1, t), x), apply(float, 3)


@njit
def late(n):
    x = 1
    g = lambda y: x + y
    r = g(1)
    x = 10
    total = 0
    for x in range(n):
        total += g(100)
    return r, total, g(0)


@njit
def defaults_now(n):
    k = n
    f = lambda v, c=k * 2: v + c
    k = 100
    return f(1), f(1, 5), f(1, c=k)


print(*[float(v) for v in argument_functions(2.25)])
print(late(3), defaults_now(4))
