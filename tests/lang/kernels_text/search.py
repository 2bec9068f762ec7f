import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # CPython's own results
from numba import njit


@njit
def look(s, t):
    return s.find(t), s.rfind(t), s.count(t), s.startswith(t), s.endswith(t), t in s, s.find(t, 2), s.find(t, 1, 4)


@njit
def where(s, t):
    return s.index(t), s.rindex(t)


@njit
def either(s):
    return s.startswith(("ab", "na")), s.endswith(("an", "na"))


for t in ("an", "a", "x", "banana"):
    print(look("banana", t))
print(look("große große", "ß"))
print(where("banana", "nan"), either("banana"), either("abc"))
try:
    where("banana", "zz")
except ValueError as e:
    print("ValueError:", e)
