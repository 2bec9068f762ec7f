# Exact sums, Bernoulli numbers, comparison and sorting of fractions.
from fractions import Fraction
import math


def harmonic(n):
    return sum((Fraction(1, k) for k in range(1, n + 1)), Fraction(0))


def bernoulli(n):
    row = []
    for m in range(n + 1):
        row.append(Fraction(1, m + 1))
        for j in range(m, 0, -1):
            row[j - 1] = j * (row[j - 1] - row[j])
    return row[0]


print(harmonic(10), repr(harmonic(5)), float(harmonic(4)))
print([str(bernoulli(k)) for k in range(9)])
a, b = Fraction(3, -6), Fraction('7/4')
print(a, b, a + b, a - b, a * b, a / b, b // a, b % a, divmod(b, a), -a, abs(a), +b)
print(a + 1, 2 - b, 3 * a, 1 / b, a + 0.5, 2.0 * b, b ** 2, b ** -2, Fraction(4) ** 0.5, 2 ** Fraction(3))
print(a < b, a == Fraction(-1, 2), a == -0.5, b >= 2, Fraction(4, 2) == 2, 1 < b, b != 1.75, a == 'x')
print(sorted([Fraction(2, 3), Fraction(1, 2), Fraction(3, 5), 0.55, 1]))
print(round(Fraction(5, 2)), round(Fraction(7, 2)), round(Fraction(22, 7), 2), math.floor(a), math.ceil(b), math.trunc(a), int(b))
print(b.numerator, b.denominator, b.as_integer_ratio(), bool(Fraction(0)), len({Fraction(1, 2), 0.5, Fraction(2, 4)}))
