import numpy as np
from numba import njit


@njit
def parts(a):
    for x in a:
        if x % 2 == 0:
            yield x
        elif x == 7:
            yield 100
            yield 200
    yield -1


@njit
def collect(a):
    out = np.zeros(12, np.int64)
    k = 0
    for v in parts(a):
        out[k] = v
        k += 1
    return out[:k]


@njit
def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        yield a
        a, b = b, a + b


@njit
def bracketed(n):
    yield -10
    for v in fibonacci(n):
        yield v
    yield -20


@njit
def use(n):
    s = 0
    weight = 1
    for v in bracketed(n):
        s += v * weight
        weight += 1
    return s


print(collect(np.array([1, 2, 7, 4, 9])))
print(use(0), use(8))
