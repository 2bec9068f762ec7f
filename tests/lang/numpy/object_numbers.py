# Objects that know how to become numbers, stored into arrays of numbers.
from decimal import Decimal
from fractions import Fraction

import numpy as np


class Metre:
    def __init__(self, v):
        self.v = v

    def __float__(self):
        return float(self.v)

    def __int__(self):
        return int(self.v)


class Index:
    def __index__(self):
        return 7


class Complex:
    def __complex__(self):
        return 1 + 2j


def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


h = np.array([[Fraction(1, i + j + 1) for j in range(3)] for i in range(3)], dtype=object)
print(h.astype(float), h.astype(int), h.astype(complex)[0], h.astype("f4")[1], h.astype(bool)[0])
attempt(lambda: np.array([Fraction(1, 2), 3], dtype=float))
attempt(lambda: np.array([Decimal("1.25"), Decimal(2)]).astype(float))
attempt(lambda: np.array([Metre(2.5), Metre(3)], dtype=float))
attempt(lambda: np.array([Metre(2.5)], dtype=object).astype(int))
attempt(lambda: np.array([Index()], dtype=float))
attempt(lambda: np.array([Index()], dtype=object).astype("i4"))
attempt(lambda: np.array([Complex()], dtype=complex))
attempt(lambda: np.array([object()], dtype=object).astype(float).shape)
attempt(lambda: np.array([None, 1], dtype=object).astype(int))
attempt(lambda: np.array([None, 1], dtype=object).astype(float))
a = np.zeros(3)
a[0] = Fraction(1, 4)
a[1:] = Metre(5)
print(a, np.full(2, Decimal("0.5"), dtype=float), np.linalg.det(h.astype(float)).round(8))
a[0] = None
print(a, np.array([None, 1], dtype=float), np.array([None, 1], dtype=complex), np.array([None, 2.5], dtype="f4"), np.array([None, 1], dtype=bool))
attempt(lambda: np.array([None], dtype=int))
attempt(lambda: np.float64(None))
attempt(lambda: np.full(2, None, dtype=float))
attempt(lambda: np.asarray([[1, None], [2, 3]], dtype=float).sum(axis=0))
