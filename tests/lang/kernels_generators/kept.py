import os
import sys
if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # Numba does not take all of these: CPython is the oracle
import numpy as np
from numba import njit

@njit
def count(n):
    for i in range(n):
        yield i * i

@njit
def consume(g):
    s = 0
    for v in g:
        s += v
    return s

@njit
def kept(n):
    g = count(n)
    k = n * 2
    s = 0
    for v in g:
        s += v + k
    return s, consume(count(4)), sum(count(3))

@njit
def enum(n):
    s = 0
    for i, v in enumerate(count(n)):
        s += i * v
    for i, v in enumerate((x + 1 for x in range(n)), 5):
        s += i * v
    for i, v in enumerate(map(lambda t: t * 2, range(n)), start=1):
        if i == 2:
            continue
        s += i * v
    return s

@njit
def lists(n):
    a = list(count(n))
    b = [v for v in count(n) if v % 2]
    c = sorted(-v for v in count(n))
    d = set(v % 3 for v in count(n))
    return a, b, c, len(d)

@njit
def made(n):
    return count(n + 1)

@njit
def again(n):
    t = 0
    for k in range(n):
        g = count(k)
        for v in g:
            if v > 3:
                break
            t += v
    return t, consume(made(3))
print(kept(4), enum(4), lists(5), again(6))
