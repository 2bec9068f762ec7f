# Fractions from text and floats, the closest with a small denominator, and what cannot be one.
from fractions import Fraction
import math

for text in ('3/7', ' -1.25 ', '1e3', '2.5e-2', '+.5', '12', '1_000/3'):
    print(text, Fraction(text))
print(Fraction(0.75), Fraction(0.1), Fraction(Fraction(2, 3), Fraction(4, 9)), Fraction(True), Fraction.from_float(2.5))
for d in (1, 10, 100, 1000, 10000):
    print(d, Fraction(math.pi).limit_denominator(d), Fraction('0.333').limit_denominator(d))
for made in (lambda: Fraction('1/x'), lambda: Fraction('spam'), lambda: Fraction(1, 0), lambda: Fraction(math.nan),
             lambda: Fraction(math.inf), lambda: Fraction(1.5, 2), lambda: Fraction([]), lambda: Fraction(1) / 0,
             lambda: Fraction(1) + 'a', lambda: Fraction('')):
    try:
        print(made())
    except (ValueError, ZeroDivisionError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
