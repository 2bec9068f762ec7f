import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # Numba does not take this: CPython is the oracle

from numba import njit


@njit
def ranges(n):
    yield from range(n)
    yield from range(n, 0, -1)


@njit
def squares(n):
    yield from (i * i for i in range(n))
    yield from ranges(2)


@njit
def total(n):
    s = 0
    w = 1
    for v in squares(n):
        s += v * w
        w += 1
    return s


@njit
def enumerated(n):
    s = 0
    for v in map(lambda x: x + 1, filter(lambda x: x % 2, ranges(n))):
        s = s * 10 + v
    return s


@njit
def inner(n):
    k = n * 2

    def odds():
        for i in range(k):
            if i % 2:
                yield i

    s = 0
    for v in odds():
        s += v
    return s


print(total(3), total(5), enumerated(4), inner(3))
print(list(squares(3)))
