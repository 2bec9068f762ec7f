import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # Numba does not take closures that escape: CPython is the oracle

import numpy as np
from numba import njit

@njit
def apply(f, x):
    return f(x)

@njit
def twice(f, x):
    return f(f(x))

@njit
def k1(a, b):
    def inner(x):
        return a * x + b
    g = lambda y: y - b
    return inner(2.0) + g(1), apply(inner, 3.0), twice(g, 10)

@njit
def late(n):
    x = 1
    g = lambda y: x + y
    r = g(1)
    x = 10
    return r, g(1)

@njit
def defaults(n):
    def add(x, k=n + 1, *, s=2.5):
        return x + k * s
    return add(1), add(1, 2), add(1, s=1.0), add(x=3, k=4)

@njit
def nested(n):
    def outer(a):
        def inner(b):
            return a * b + n
        return inner(3) + inner(4)
    return outer(2)

@njit
def loops(a):
    s = 0.0
    for i in range(a.shape[0]):
        def sq(v):
            return v * v + i
        s += sq(a[i])
    return s

@njit
def compose(f, g):
    def h(x):
        return f(g(x))
    return h(2.0)

@njit
def inc(x):
    return x + 1

@njit
def sum_with(f, *args):
    s = 0.0
    for a in args:
        s += f(a)
    return s, len(args)

@njit
def pass_on(*args):
    return sum_with(inc, *args)

@njit
def mapping(a):
    c = 3.0
    return sum(map(lambda v: v * c, a)), sum([1.0]) if False else 0.0

@njit
def tup(a):
    fs = (lambda x: x + a, lambda x: x * a, inc)
    r = 0.0
    for f in fs:
        r = r + f(2.0)
    return r, fs[1](5.0)

print(k1(2.0, 3))
print(late(3))
print(defaults(4))
print(nested(5))
print(loops(np.arange(4.0)))
print(compose(inc, inc))
print(pass_on(1, 2.5, 3))
print(tup(3.0))
print(apply(inc, 3))
