import numpy as np
from numba import njit


@njit(boundscheck=True)
def iterate(a):
    s = 0.0
    for i, row in enumerate(a):
        for x in row:
            s += x * i
    for x, y in zip(a[0], a[1]):
        s -= x * y
    for k in (1, 2, 3):
        s += k
    return s


@njit(boundscheck=True)
def steps(lo, hi, st):
    c = 0
    last = -99
    for i in range(lo, hi, st):
        c += 1
        last = i
    return c, last


@njit(boundscheck=True)
def defaults(x, y=3, z=1.5):
    return x * y + z


@njit(boundscheck=True)
def call_defaults(x):
    return defaults(x), defaults(x, 4), defaults(x, z=0.5), defaults(y=2, x=x)


@njit(boundscheck=True)
def varargs(*args):
    s = 0
    for i in range(len(args)):
        s += args[i]
    return s


@njit(boundscheck=True)
def call_varargs(a, b):
    t = (a, b, 3)
    return varargs(a, b), varargs(*t), varargs(1)


@njit(boundscheck=True)
def bool_values(a, b):
    return (a and b), (a or b), (not a), (a if a > b else b), 1 < a < b <= 10


@njit(boundscheck=True)
def chained(a, b, c):
    return a < b < c, a == b != c


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


a = make(12, 2, np.float64).reshape(3, 4)
print(iterate(a))
print(a)
print(steps(0, 10, 3))
print(steps(10, 0, -4))
print(steps(5, 5, 1))
print(steps(0, -5, 2))
try:
    print(steps(0, 5, 0))
except ValueError as e:
    print("ValueError", e)
print(call_defaults(5))
print(call_defaults(0.5))
print(call_varargs(1, 2))
print(bool_values(3, 5))
print(bool_values(0, 5))
print(bool_values(2.0, 5))
print(chained(1, 2.0, 3))
