# Dict comprehensions and dicts made from pairs.
# oracle: python
from numba import njit

@njit
def squares(n):
    return {i: i * i for i in range(n)}

@njit
def inverse(d):
    return {v: k for k, v in d.items()}

@njit
def chosen(n):
    return {i: i / 2 for i in range(n) if i % 2}

@njit
def pairs(a, b):
    return dict(zip(a, b)), dict([(x, x * 2) for x in a])

@njit
def nested(n):
    return {i: [j for j in range(i)] for i in range(n)}

@njit
def two(n, m):
    return {(i, j): i * m + j for i in range(n) for j in range(m) if i != j}

@njit
def enumerated(l):
    return {x: i for i, x in enumerate(l)}

@njit
def spread(d, e):
    return {**d, 99: 1.0, **e}

print(squares(5))
print(inverse({1: 10, 2: 20}))
print(chosen(6))
print(pairs([1, 2, 3], [4.5, 5.5, 6.5]))
print(nested(4))
print(two(2, 3))
print(enumerated([7, 8, 7]))
print(spread({1: 1.5, 2: 2.5}, {2: 9.5}))
