import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # CPython's own results: Numba has no format specifications, int(str), float(str)
from numba import njit


@njit
def show(n):
    a = [i * i for i in range(n)]
    b = [float(i) for i in range(2)]
    words = ["a", "b'c"]
    d = {"x": 1, "yy": 2}
    e = {1: 2.5}
    print(a, b, words, d, e)
    print([[1, 2], [3]], [(1, "z")], (1, [2, 3]), {"k": [1]})
    print(f"{a} {words} {d}", str(a), len(str(a)))
    print(sorted({3, 1, 2}), {7}, "text", repr("text"))


show(4)
show(0)
