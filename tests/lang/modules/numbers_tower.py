import numbers, numpy as np
from fractions import Fraction
for v in (1, 1.5, 2j, True, "x", None, Fraction(1,2), np.float64(1), np.int32(3), np.complex128(1)):
    print(type(v).__name__, [isinstance(v, c) for c in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)])
print(issubclass(int, numbers.Real), issubclass(float, numbers.Integral))
class Poly(numbers.Number):
    pass
print(isinstance(Poly(), numbers.Number))
