# Strings made by workers of a parallel loop.
import os

os.environ["NUMBA_DISABLE_JIT"] = "1"  # CPython's own results: Numba has no format specifications
from numba import njit, prange


@njit(parallel=True)
def total(n):
    t = 0
    for i in prange(n):
        s = f"item {i:05d} " + "é".upper() * (i % 3) + str(i * 0.5)
        t += len(s.split()) + len(s)
    return t


@njit
def rolling(n):
    s = ""
    for i in range(n):
        s = s + chr(97 + i % 26)
        if len(s) > 1000:
            s = s[500:]
    return len(s), s[:5]


print(total(20000))
print(rolling(100000))
