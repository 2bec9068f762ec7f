# Polynomials: __call__, __add__, __mul__, __eq__, __neg__, __getitem__, methods that make new instances.
import numpy as np
from numba import float64, njit
from numba.experimental import jitclass


@jitclass([('c', float64[:])])
class Poly:
    def __init__(self, c):
        self.c = c

    def at(self, x):
        y = 0.0
        for i in range(len(self.c) - 1, -1, -1):
            y = y * x + self.c[i]
        return y

    def __add__(self, o):
        n = max(len(self.c), len(o.c))
        r = np.zeros(n)
        r[:len(self.c)] += self.c
        r[:len(o.c)] += o.c
        return Poly(r)

    def __mul__(self, o):
        r = np.zeros(len(self.c) + len(o.c) - 1)
        for i in range(len(self.c)):
            for j in range(len(o.c)):
                r[i + j] += self.c[i] * o.c[j]
        return Poly(r)

    def __neg__(self):
        return Poly(-self.c)

    def __getitem__(self, k):
        return self.c[k] if k < len(self.c) else 0.0

    def __len__(self):
        return len(self.c)

    def __eq__(self, o):
        return len(self) == len(o) and np.all(self.c == o.c)

    def __ge__(self, o):
        return len(self) >= len(o)

    def derivative(self):
        r = np.zeros(max(1, len(self.c) - 1))
        for k in range(1, len(self.c)):
            r[k - 1] = k * self.c[k]
        return Poly(r)


@njit
def newton(p, x, steps):
    d = p.derivative()
    for _ in range(steps):
        x -= p.at(x) / d.at(x)
    return x


@njit
def power(p, n):
    r = Poly(np.ones(1))
    for _ in range(n):
        r = r * p
    return r


p = Poly(np.array([-2.0, 0.0, 1.0]))
print('%.12f' % newton(p, 1.0, 6), (p + p).c, (p * p).c, (-p).c, p[2], p[9], len(p))
q = power(Poly(np.array([1.0, 1.0])), 5)
print(q.c, q.derivative().c, q.at(2.0), q == q, p == q, q >= p)
