import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # CPython's own results: Numba hangs or errs here
from numba import njit


@njit
def words(s):
    return s.split()


@njit
def fields(s):
    return s.split(","), s.split(",", 1), s.rsplit(",", 1), s.partition(","), s.rpartition(",")


@njit
def lines(s):
    return s.splitlines(), s.splitlines(True)


@njit
def join(n):
    parts = [str(i * i) for i in range(n)]
    return ", ".join(parts), "".join(parts), "-".join(["one"])


@njit
def longest(s):
    best = ""
    for w in s.split():
        if len(w) > len(best):
            best = w
    return best


print(words("  the quick  brown\tfox\n"), words("one"))
print(fields("a,b,,c"))
print(fields("abc"))
print(lines("one\ntwo\r\nthree"), lines(""))
print(join(5))
print(longest("a bbb cc dddd"))
