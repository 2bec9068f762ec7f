"""Polynomials as lists of coefficients."""
from numba import njit

@njit
def add(p, q):
    n = max(len(p), len(q))
    out = [0.0] * n
    for i, c in enumerate(p):
        out[i] += c
    for i, c in enumerate(q):
        out[i] += c
    return out

@njit
def mul(p, q):
    out = [0.0 for _ in range(len(p) + len(q) - 1)]
    for i in range(len(p)):
        for j in range(len(q)):
            out[i + j] += p[i] * q[j]
    return out

@njit
def value(p, x):
    r = 0.0
    for c in p[::-1]:
        r = r * x + c
    return r

@njit
def power(p, n):
    r = [1.0]
    for _ in range(n):
        r = mul(r, p)
    return r

@njit
def derivative(p):
    return [i * c for i, c in enumerate(p)][1:]

p = [1.0, 2.0, 3.0]
q = [0.0, 1.0]
print(add(p, q), mul(p, q))
print(value(p, 2.0), power([1.0, 1.0], 6))
print(derivative(power([1.0, 1.0], 4)), value(derivative(p), 0.5))
