# oracle: none
# Ints have 64 bits, so fractions are exact or fail.
from fractions import Fraction

total = Fraction(0)
try:
    for k in range(1, 200):
        total += Fraction(1, k)
except OverflowError as e:
    print(k, type(e).__name__, e)
