import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # CPython's own results: Numba hangs or errs here
from numba import njit


@njit
def strip(s):
    return s.strip(), s.lstrip(), s.rstrip(), s.strip("x"), s.lstrip("xy"), s.rstrip("yx")


@njit
def pad(s, w):
    return s.center(w), s.ljust(w), s.rjust(w), s.zfill(w), s.center(w, "*"), s.ljust(w, "."), s.rjust(w, "-")


@njit
def table(n):
    out = ""
    for i in range(1, n + 1):
        for j in range(1, n + 1):
            out += str(i * j).rjust(4)
        out += "|"
    return out


for s in ("  abc \t", "xxabcxy", "", "   "):
    print(strip(s))
print(pad("ab", 7), pad("-42", 6), pad("long text", 4))
print(table(4))
print("a\tb\tc".expandtabs(4))
