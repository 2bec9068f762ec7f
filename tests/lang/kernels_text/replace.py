import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # CPython's own results: Numba hangs or errs here
from numba import njit


@njit
def swap(s):
    return s.replace("a", "4"), s.replace("an", ""), s.replace("a", "<a>", 2), s.replace("zz", "y")


@njit
def clean(s):
    out = ""
    for c in s:
        if c not in ",.!?":
            out += c
    return out.replace("  ", " ")


print(swap("banana"))
print(swap("päan"))
print(clean("Hello,  world! How are you?"))
