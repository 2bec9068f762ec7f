"""Big ints beside complex numbers; hashes of fractions."""
from fractions import Fraction
for f in (lambda: complex(2**1100), lambda: 2**2000+1j, lambda: 1j-2**2000, lambda: 2**2000*1j, lambda: complex(1,2**1100)):
    try: print(f())
    except OverflowError as e: print(e)
print(complex(2**80), 2**80+1j, 1j==2**2000, 2**2000!=1j, hash(Fraction(1,3)), hash(Fraction(2**70,3)), hash(Fraction(-7,2)), hash(Fraction(6)), hash(Fraction(1,2**61-1)), hash(Fraction(1,2)), Fraction(1,4) in {0.25})
