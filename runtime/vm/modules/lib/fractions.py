"""fractions: exact fractions of ints."""
import math
import numbers as _numbers

__all__ = ["Fraction"]


def _ratio(x):
    """A finite float as numerator and denominator."""
    if math.isnan(x):
        raise ValueError("cannot convert NaN to integer ratio")
    if math.isinf(x):
        raise OverflowError("cannot convert Infinity to integer ratio")
    den = 1
    while x != math.floor(x):
        x, den = x * 2.0, den * 2
    return int(x), den


def _digits(text, whole):
    """An int of digits (single underscores between them); ValueError for anything else."""
    plain = text.replace("_", "")
    if not plain.isdigit() or text[0] == "_" or text[-1] == "_" or "__" in text:
        raise ValueError("Invalid literal for Fraction: " + repr(whole))
    return int(plain)


def _parse(whole):
    text = whole.strip()
    sign = -1 if text[:1] == "-" else 1
    if text[:1] in ("-", "+"):
        text = text[1:]
    if "/" in text:
        num, _, den = text.partition("/")
        return sign * _digits(num, whole), _digits(den, whole)
    text, e, power = text.replace("E", "e").partition("e")
    before, dot, after = text.partition(".")
    if not before and not after:
        raise ValueError("Invalid literal for Fraction: " + repr(whole))
    num = _digits(before, whole) if before else 0
    den = 10 ** len(after.replace("_", ""))
    if after:
        num = num * den + _digits(after, whole)
    if e:
        ten = 10 ** _digits(power[1:] if power[:1] in ("-", "+") else power, whole)
        if power[:1] == "-":
            den *= ten
        else:
            num *= ten
    return sign * num, den


def _exact(x):
    """An operand as a Fraction; None: it is none."""
    if isinstance(x, Fraction):
        return x
    return Fraction(x) if isinstance(x, int) else None


_PRIME = (1 << 61) - 1


class Fraction:
    def __init__(self, numerator=0, denominator=None):
        if denominator is None:
            if isinstance(numerator, Fraction):
                num, den = numerator._n, numerator._d
            elif isinstance(numerator, int):
                num, den = int(numerator), 1
            elif isinstance(numerator, float):
                num, den = _ratio(numerator)
            elif isinstance(numerator, str):
                num, den = _parse(numerator)
            else:
                raise TypeError("argument should be a string or a Rational instance")
        else:
            a, b = _exact(numerator), _exact(denominator)
            if a is None or b is None:
                raise TypeError("both arguments should be Rational instances")
            num, den = a._n * b._d, a._d * b._n
        if den == 0:
            raise ZeroDivisionError("Fraction(%s, 0)" % num)
        g = math.gcd(num, den)
        if den < 0:
            g = -g
        self._n, self._d = num // g, den // g

    @classmethod
    def from_float(cls, f):
        if not isinstance(f, (int, float)):
            raise TypeError("%s.from_float() only takes floats, not %r (%s)" % (cls.__name__, f, type(f).__name__))
        return cls(f)

    @property
    def numerator(self):
        return self._n

    @property
    def denominator(self):
        return self._d

    def as_integer_ratio(self):
        return (self._n, self._d)

    def is_integer(self):
        return self._d == 1

    def limit_denominator(self, max_denominator=1000000):
        """The closest fraction whose denominator is not larger."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._d <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._n, self._d
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._d:
            return Fraction(p1, q1)
        return Fraction(p0 + k * p1, q0 + k * q1)

    def __repr__(self):
        return "Fraction(%d, %d)" % (self._n, self._d)

    def __str__(self):
        return str(self._n) if self._d == 1 else "%d/%d" % (self._n, self._d)

    def __hash__(self):
        try:  # as of any rational number, modulo the prime of CPython's hashes
            inverse = pow(self._d, -1, _PRIME)
        except ValueError:
            h = 314159
        else:
            h = hash(hash(abs(self._n)) * inverse)
        h = h if self._n >= 0 else -h
        return -2 if h == -1 else h

    def _op(self, other, exact, rounded):
        o = _exact(other)
        if o is not None:
            return exact(self, o)
        if isinstance(other, (float, complex)):
            return rounded(self._n / self._d, other)
        return NotImplemented

    def _rop(self, other, exact, rounded):
        o = _exact(other)
        if o is not None:
            return exact(o, self)
        if isinstance(other, (float, complex)):
            return rounded(other, self._n / self._d)
        return NotImplemented

    def __add__(self, other):
        return self._op(other, _add, lambda a, b: a + b)

    def __radd__(self, other):
        return self._rop(other, _add, lambda a, b: a + b)

    def __sub__(self, other):
        return self._op(other, _sub, lambda a, b: a - b)

    def __rsub__(self, other):
        return self._rop(other, _sub, lambda a, b: a - b)

    def __mul__(self, other):
        return self._op(other, _mul, lambda a, b: a * b)

    def __rmul__(self, other):
        return self._rop(other, _mul, lambda a, b: a * b)

    def __truediv__(self, other):
        return self._op(other, _div, lambda a, b: a / b)

    def __rtruediv__(self, other):
        return self._rop(other, _div, lambda a, b: a / b)

    def __floordiv__(self, other):
        return self._op(other, _floor, lambda a, b: a // b)

    def __rfloordiv__(self, other):
        return self._rop(other, _floor, lambda a, b: a // b)

    def __mod__(self, other):
        return self._op(other, _mod, lambda a, b: a % b)

    def __rmod__(self, other):
        return self._rop(other, _mod, lambda a, b: a % b)

    def __divmod__(self, other):
        return (self // other, self % other)

    def __rdivmod__(self, other):
        return (other // self, other % self)

    def __pow__(self, other):
        o = _exact(other)
        if o is None or o._d != 1:
            return (self._n / self._d) ** (other if o is None else o._n / o._d)
        if o._n >= 0:
            return Fraction(self._n ** o._n, self._d ** o._n)
        if self._n == 0:
            raise ZeroDivisionError("Fraction(%d, 0)" % self._d ** -o._n)
        return Fraction(self._d ** -o._n, self._n ** -o._n)

    def __rpow__(self, other):
        if self._d == 1 and self._n >= 0:
            return other ** self._n
        o = _exact(other)
        return o ** self if o is not None else other ** (self._n / self._d)

    def __pos__(self):
        return Fraction(self)

    def __neg__(self):
        return Fraction(-self._n, self._d)

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return 0

    def conjugate(self):
        return self

    def __abs__(self):
        return Fraction(abs(self._n), self._d)

    def __bool__(self):
        return self._n != 0

    def __int__(self):
        return self.__trunc__()

    def __float__(self):
        return self._n / self._d

    def __trunc__(self):
        return -(-self._n // self._d) if self._n < 0 else self._n // self._d

    def __floor__(self):
        return self._n // self._d

    def __ceil__(self):
        return -(-self._n // self._d)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = self._n // self._d, self._n % self._d
            if rest * 2 < self._d or (rest * 2 == self._d and floor % 2 == 0):
                return floor
            return floor + 1
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def _order(self, other):
        """Below 0, 0 or above as self - other; None: not comparable."""
        o = _exact(other)
        if o is None and isinstance(other, float):
            if not math.isfinite(other):
                return None if math.isnan(other) else -1 if other > 0 else 1
            o = Fraction(other)
        return None if o is None else self._n * o._d - o._n * self._d

    def __eq__(self, other):
        if not isinstance(other, (Fraction, int, float)):
            return NotImplemented
        return self._order(other) == 0

    def _compare(self, other, test):
        if not isinstance(other, (Fraction, int, float)):
            return NotImplemented
        order = self._order(other)
        return False if order is None else test(order)

    def __lt__(self, other):
        return self._compare(other, lambda o: o < 0)

    def __le__(self, other):
        return self._compare(other, lambda o: o <= 0)

    def __gt__(self, other):
        return self._compare(other, lambda o: o > 0)

    def __ge__(self, other):
        return self._compare(other, lambda o: o >= 0)


def _add(a, b):
    g = math.gcd(a._d, b._d)
    return Fraction(a._n * (b._d // g) + b._n * (a._d // g), a._d // g * b._d)


def _sub(a, b):
    g = math.gcd(a._d, b._d)
    return Fraction(a._n * (b._d // g) - b._n * (a._d // g), a._d // g * b._d)


def _mul(a, b):
    g, h = math.gcd(a._n, b._d), math.gcd(b._n, a._d)
    return Fraction(a._n // g * (b._n // h), a._d // h * (b._d // g))


def _div(a, b):
    if b._n == 0:
        raise ZeroDivisionError("Fraction(%d, 0)" % (a._n * b._d))
    return _mul(a, Fraction(b._d, b._n))


def _floor(a, b):
    return (a._n * b._d) // (a._d * b._n)


def _mod(a, b):
    return Fraction((a._n * b._d) % (b._n * a._d), a._d * b._d)


_numbers.Rational.register(Fraction)
