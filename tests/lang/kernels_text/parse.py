import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # CPython's own results: Numba has no format specifications, int(str), float(str)
from numba import njit


@njit
def total(text):
    s = 0
    for line in text.split("\n"):
        if line.strip():
            s += int(line)
    return s


@njit
def mean(text):
    s = 0.0
    n = 0
    for w in text.split():
        s += float(w)
        n += 1
    return s / n


@njit
def bases():
    return int("ff", 16), int("0b101", 2), int("0x1F", 0), int(" -7 "), int("1_000")


@njit
def bad(s):
    return int(s)


@njit
def bad_float(s):
    return float(s)


print(total("1\n 22 \n\n-3\n"))
print(mean("1.5 2.5 -1e2 inf" [:12]))
print(bases(), float("inf"), float("-1_0.5"))
for s in ("x", "", "1.5", "--1"):
    try:
        bad(s)
    except ValueError as e:
        print("ValueError:", e)
try:
    bad_float("1.2.3")
except ValueError as e:
    print("ValueError:", e)
