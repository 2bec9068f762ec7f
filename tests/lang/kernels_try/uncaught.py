# An error that nothing catches: the traceback goes through the kernels.
# stderr: ignore
import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # Numba does not take this: CPython is the oracle

from numba import njit


@njit
def inner(x):
    if x > 2:
        raise ValueError("x is", x)
    return x


@njit
def outer(n):
    s = 0
    for i in range(n):
        try:
            s += inner(i)
        finally:
            s += 10
    return s


print(outer(3))
print(outer(5))
