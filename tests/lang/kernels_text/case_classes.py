import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # CPython's own results
from numba import njit


@njit
def cases(s):
    return s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase()


@njit
def kinds(s):
    n = 0
    for c in s:
        if c.isdigit():
            n += 1
        elif c.isalpha():
            n += 10
        elif c.isspace():
            n += 100
        if c.isupper():
            n += 1000
    return n, s.isupper(), s.islower(), s.istitle(), s.isspace()


for s in ("hello World", "ABC def", "straße Ünder", "x1y2 Z"):
    print(cases(s))
for s in ("abc 123", "ABC", "Title Case", "  ", ""):
    print(kinds(s))
