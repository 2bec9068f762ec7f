# List comprehensions: nested, with conditions, over everything.
import numpy as np
from numba import njit

@njit
def squares(n):
    return [x * x for x in range(n)]

@njit
def evens(n):
    return [x for x in range(n) if x % 2 == 0 if x % 3 != 1]

@njit
def grid(n, m):
    return [[i * m + j for j in range(m)] for i in range(n)]

@njit
def flat(g):
    return [x for row in g for x in row if x != 3]

@njit
def triples(n):
    return [(a, b, c) for a in range(1, n) for b in range(a, n) for c in range(b, n) if a * a + b * b == c * c]

@njit
def of_array(a):
    return [x * 2 for x in a], [i for i in range(a.size) if a[i] > 0.5]

@njit
def names(x):
    l = [x for x in range(3)]
    return x, l

@njit
def choose(n):
    return [1.5 if i % 2 else i for i in range(n)]

@njit
def zipped(a, b):
    return [x * y for x, y in zip(a, b)], [i * v for i, v in enumerate(a)]

print(squares(5), evens(20))

@njit
def both():
    g = grid(2, 3)
    return g, flat(g)

print(both())
print(triples(15))
print(of_array(np.array([0.25, 0.75, 1.0])))
print(names(7), choose(4))
print(zipped([1, 2, 3], [4.0, 5.0, 6.0]))
