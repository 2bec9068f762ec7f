import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # Numba does not take this: CPython is the oracle

from numba import njit


@njit
def convert(x):
    try:
        if x == 0:
            raise KeyError("zero")
        if x < 0:
            raise ValueError("negative")
        return 10 / x
    except Exception:
        raise RuntimeError("cannot convert", x)


@njit
def many(n):
    count = 0
    for i in range(-n, n):
        try:
            convert(i)
        except Exception:
            count += 1
    return count


print(convert(4), many(3))
for x in (0, -2):
    try:
        convert(x)
    except RuntimeError as e:
        print(type(e).__name__, e.args)
