# Inner functions as Numba's documentation shows them: called where they are defined.
from numba import njit


@njit
def polynomial(x, a, b):
    def term(c, p):
        r = c
        for _ in range(p):
            r = r * x
        return r

    def both():
        return term(a, 2) + term(b, 1)

    return both() + term(1.5, 0)


@njit
def rebinding(x):
    y = x + 1

    def inner(v):
        return v * y

    y = inner(x)
    return y + inner(x)


@njit
def alias(n):
    k = n * 10

    def g(v):
        return v + k

    h = g
    return h(1) + g(2)


@njit
def chain(n):
    def a(x):
        return x + n

    def b(x):
        return a(x) * 2

    def c(x):
        return b(a(x))

    return c(1)


print(polynomial(2.0, 3.0, 4.0), polynomial(2, 1, 1))
print(rebinding(10), rebinding(2.5))
print(alias(3), alias(0.5))
print(chain(5))
