# Errors that come out of calls, calls of calls, and recursion.
import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # Numba does not take this: CPython is the oracle

from numba import njit


@njit
def leaf(n):
    if n > 3:
        raise ValueError("leaf", n)
    return n


@njit
def middle(n):
    s = 0
    for i in range(n):
        s += leaf(i)
    return s


@njit
def top(n):
    try:
        return middle(n)
    except Exception:
        return -n


@njit
def down(n):
    if n == 0:
        raise RuntimeError("bottom")
    try:
        return down(n - 1)
    except Exception:
        if n < 3:
            raise ValueError("level", n)
        return n


print(top(3), top(4), top(6))
print(down(5))
try:
    down(2)
except ValueError as e:
    print(e)
try:
    middle(9)
except ValueError as e:
    print(e.args)
