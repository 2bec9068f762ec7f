"""The class Decimal. Its rounding and its contexts are in decimal."""
import math as _math
import re as _re
import _decimal_math as _m
from _decimal_arith import _add, _div, _divmod, _in_half_even, _mul, _of_float, _power, _settled, _signed, _to_exponent
from _decimal_context import (ConversionSyntax, DecimalTuple, DivisionByZero, FloatOperation, Inexact, Rounded, _bind, _cut, _done, _finish, _invalid,
                              _make, _nan_of, _operand, _other, _result, getcontext)
from _decimal_format import _format

__name__ = "decimal"

_NUMBER = _re.compile(r"([-+])?(?:(\d+(?:\.\d*)?|\.\d+)(?:e([-+]?\d+))?|(inf(?:inity)?)|(s?nan)(\d*))$", _re.IGNORECASE)
_SPEC = _re.compile(r"(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?(,)?(?:\.(\d+))?([eEfFgGn%])?$", _re.DOTALL)
_P = 2 ** 61 - 1


def _parse(text, context):
    found = _NUMBER.match(text.strip().replace("_", ""))
    if not found:
        return _done(context or getcontext(), [ConversionSyntax], _make(0, 0, "n"))
    sign, digits, exponent, infinite, nan, payload = found.groups()
    sign = 1 if sign == "-" else 0
    if infinite:
        return _make(sign, 0, "F")
    if nan:
        return _make(sign, int(payload) if payload else 0, "N" if nan[0] in "sS" else "n")
    whole, _, part = digits.partition(".")
    return _make(sign, int(whole + part), int(exponent or 0) - len(part))


def _of_tuple(value):
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exponent = value
    if sign not in (0, 1):
        raise ValueError("sign must be an integer with the value 0 or 1")
    n = 0
    for d in digits:
        n = n * 10 + d
    return _make(sign, 0 if exponent == "F" else n, exponent)


class Decimal:
    """A decimal number."""
    __slots__ = ("_sign", "_int", "_exp")

    def __new__(cls, value="0", context=None):
        if isinstance(value, str):
            d = _parse(value, context)
        elif isinstance(value, int):
            d = _make(1 if value < 0 else 0, abs(int(value)), 0)
        elif isinstance(value, Decimal):
            d = value
        elif isinstance(value, float):
            ctx = context or getcontext()
            _done(ctx, [FloatOperation], None)
            d = _of_float(value)
        elif isinstance(value, (tuple, list)):
            d = _of_tuple(value)
        else:
            raise TypeError("conversion from %s to Decimal is not supported" % type(value).__name__)
        if cls is Decimal:
            return d
        made = object.__new__(cls)
        made._sign, made._int, made._exp = d._sign, d._int, d._exp
        return made

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("argument must be int or float")
        d = _of_float(f)
        return d if cls is Decimal else cls(d)

    # --- text -------------------------------------------------------------------------------------------------------------------
    def _text(self, eng=False, capitals=1):
        sign = "-" if self._sign else ""
        if self._exp == "F":
            return sign + "Infinity"
        if self._exp in ("n", "N"):
            return sign + ("sNaN" if self._exp == "N" else "NaN") + (str(self._int) if self._int else "")
        digits = str(self._int)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            point = left
        elif not eng:
            point = 1
        elif self._int == 0:
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            whole, part = "0", "." + "0" * -point + digits
        elif point >= len(digits):
            whole, part = digits + "0" * (point - len(digits)), ""
        else:
            whole, part = digits[:point], "." + digits[point:]
        power = "" if left == point else ("e", "E")[capitals] + "%+d" % (left - point)
        return sign + whole + part + power

    def __str__(self):
        return self._text(False, getcontext().capitals)

    def __repr__(self):
        return "Decimal('" + str(self) + "')"

    def to_eng_string(self, context=None):
        return self._text(True, (context or getcontext()).capitals)

    def __format__(self, spec):
        found = _SPEC.match(spec)
        if not found or found.group(6) and found.group(2):
            raise ValueError("invalid format string")
        fill, align, sign, z, _, zero, width, comma, precision, kind = found.groups()
        if zero:
            fill, align = "0", "="
        return _format(self, fill or " ", align or ">", sign, z, int(width or 0), comma, None if precision is None else int(precision), kind)

    # --- what it is ---------------------------------------------------------------------------------------------------------------
    def as_tuple(self):
        return DecimalTuple(self._sign, (0,) if self._exp == "F" else tuple(map(int, str(self._int))) if self._int or not isinstance(self._exp, str) else (), self._exp)

    def as_integer_ratio(self):
        if self._exp == "F":
            raise OverflowError("cannot convert Infinity to integer ratio")
        if isinstance(self._exp, str):
            raise ValueError("cannot convert NaN to integer ratio")
        n, den = self._int * 10 ** max(self._exp, 0), 10 ** max(-self._exp, 0)
        g = _math.gcd(n, den)
        return (-n // g if self._sign else n // g), den // g

    def adjusted(self):
        return 0 if isinstance(self._exp, str) else self._exp + _m.digits(self._int) - 1

    def is_nan(self):
        return self._exp in ("n", "N")

    def is_qnan(self):
        return self._exp == "n"

    def is_snan(self):
        return self._exp == "N"

    def is_infinite(self):
        return self._exp == "F"

    def is_finite(self):
        return not isinstance(self._exp, str)

    def is_zero(self):
        return not isinstance(self._exp, str) and self._int == 0

    def is_signed(self):
        return self._sign == 1

    def is_canonical(self):
        return True

    def is_normal(self, context=None):
        return self.is_finite() and self._int != 0 and self.adjusted() >= (context or getcontext()).Emin

    def is_subnormal(self, context=None):
        return self.is_finite() and self._int != 0 and self.adjusted() < (context or getcontext()).Emin

    def number_class(self, context=None):
        if self.is_nan():
            return "sNaN" if self._exp == "N" else "NaN"
        kind = "Infinity" if self._exp == "F" else "Zero" if self._int == 0 else "Subnormal" if self.is_subnormal(context) else "Normal"
        return ("-" if self._sign else "+") + kind

    def canonical(self):
        return self

    def conjugate(self):
        return self

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def radix(self):
        return Decimal(10)

    # --- conversions --------------------------------------------------------------------------------------------------------------
    def __bool__(self):
        return isinstance(self._exp, str) or self._int != 0

    def __int__(self):
        if self._exp == "F":
            raise OverflowError("cannot convert Infinity to integer")
        if isinstance(self._exp, str):
            raise ValueError("cannot convert NaN to integer")
        n = self._int * 10 ** self._exp if self._exp >= 0 else self._int // 10 ** -self._exp
        return -n if self._sign else n

    __trunc__ = __int__

    def __float__(self):
        if self._exp == "N":
            raise ValueError("cannot convert signaling NaN to float")
        return float(self._text())

    def __complex__(self):
        return complex(float(self))

    def _to_int(self, mode):
        if not isinstance(self._exp, str) and self._exp < 0:
            n, _ = _cut(self._int, -self._exp, mode, self._sign)
            return -n if self._sign else n
        return int(self)

    def __floor__(self):
        return self._to_int("ROUND_FLOOR")

    def __ceil__(self):
        return self._to_int("ROUND_CEILING")

    def __round__(self, n=None):
        if n is None:
            return self._to_int("ROUND_HALF_EVEN")
        return self.quantize(_make(0, 1, -n))

    def __hash__(self):
        if self._exp == "N":
            raise TypeError("Cannot hash a signaling NaN value")
        if self._exp == "n":
            return object.__hash__(self)
        if self._exp == "F":
            return -314159 if self._sign else 314159
        power = pow(10, self._exp, _P) if self._exp >= 0 else pow(pow(10, _P - 2, _P), -self._exp, _P)
        h = self._int * power % _P
        h = -h if self._sign else h
        return -2 if h == -1 else h

    def __reduce__(self):
        return (Decimal, (self._text(),))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    # --- comparisons ----------------------------------------------------------------------------------------------------------------
    def _cmp(self, other):
        """-1, 0 or 1; neither is a NaN."""
        a, b = _signed(self), _signed(other)
        if self._exp == "F" or other._exp == "F":
            x = (1 - 2 * self._sign) * (self._exp == "F")
            y = (1 - 2 * other._sign) * (other._exp == "F")
            return (x > y) - (x < y)
        if a == 0 or b == 0 or (a < 0) != (b < 0):
            return (a > b) - (a < b)
        x, y = self.adjusted(), other.adjusted()
        if x != y:
            return 1 if (x > y) == (a > 0) else -1
        shift = self._exp - other._exp
        a, b = (a * 10 ** shift, b) if shift >= 0 else (a, b * 10 ** -shift)
        return (a > b) - (a < b)

    def _compared(self, other, test, equality):
        if isinstance(other, float):
            other = _of_float(other)
            getcontext().flags[FloatOperation] = True
        elif type(other).__name__ == "Fraction":
            if self.is_finite():
                num, den = self.as_integer_ratio()
                num, den = num * other.denominator, other.numerator * den
                return test((num > den) - (num < den))
            other = Decimal(other.numerator)
        else:
            other = _other(other)
        if other is None:
            return NotImplemented
        if self.is_nan() or other.is_nan():
            if not equality or self._exp == "N" or other._exp == "N":
                _invalid(getcontext())
            return test(None)
        return test(self._cmp(other))

    def __eq__(self, other):
        return self._compared(other, lambda c: c == 0, True)

    def __ne__(self, other):
        return self._compared(other, lambda c: c != 0, True)

    def __lt__(self, other):
        return self._compared(other, lambda c: c is not None and c < 0, False)

    def __le__(self, other):
        return self._compared(other, lambda c: c is not None and c <= 0, False)

    def __gt__(self, other):
        return self._compared(other, lambda c: c is not None and c > 0, False)

    def __ge__(self, other):
        return self._compared(other, lambda c: c is not None and c >= 0, False)

    def compare(self, other, context=None):
        other = _operand(other)
        nan = _nan_of(context or getcontext(), self, other)
        return Decimal(self._cmp(other)) if nan is None else nan

    compare_signal = compare

    def _pick(self, other, context, sign, magnitude):
        ctx, other = context or getcontext(), _operand(other)
        if self.is_nan() or other.is_nan():
            if self._exp == "n" and not other.is_nan():
                return _finish(other, ctx)
            if other._exp == "n" and not self.is_nan():
                return _finish(self, ctx)
            return _nan_of(ctx, self, other)
        a, b = (self.copy_abs(), other.copy_abs()) if magnitude else (self, other)
        c = a._cmp(b) or self._cmp(other) or (other._sign - self._sign) or ((self._exp > other._exp) - (self._exp < other._exp) if self.is_finite() else 0)
        return _finish(self if c * sign >= 0 else other, ctx)

    def max(self, other, context=None):
        return self._pick(other, context, 1, False)

    def min(self, other, context=None):
        return self._pick(other, context, -1, False)

    def max_mag(self, other, context=None):
        return self._pick(other, context, 1, True)

    def min_mag(self, other, context=None):
        return self._pick(other, context, -1, True)

    def same_quantum(self, other, context=None):
        other = _operand(other)
        if isinstance(self._exp, str) or isinstance(other._exp, str):
            return self.is_nan() and other.is_nan() or self._exp == "F" and other._exp == "F"
        return self._exp == other._exp

    # --- signs ------------------------------------------------------------------------------------------------------------------------
    def copy_abs(self):
        return _make(0, self._int, self._exp)

    def copy_negate(self):
        return _make(1 - self._sign, self._int, self._exp)

    def copy_sign(self, other, context=None):
        return _make(_operand(other)._sign, self._int, self._exp)

    def _rounded(self, sign):
        ctx = getcontext()
        nan = _nan_of(ctx, self)
        if nan is not None:
            return nan
        if self._int == 0 and self._exp != "F" and ctx.rounding != "ROUND_FLOOR":
            sign = 0
        return _finish(_make(sign, self._int, self._exp), ctx)

    def __neg__(self):
        return self._rounded(1 - self._sign)

    def __pos__(self):
        return self._rounded(self._sign)

    def __abs__(self):
        return self._rounded(0)

    # --- arithmetic -------------------------------------------------------------------------------------------------------------------
    def __add__(self, other):
        other = _other(other)
        return NotImplemented if other is None else _add(self, other, getcontext())

    __radd__ = __add__

    def __sub__(self, other):
        other = _other(other)
        return NotImplemented if other is None else _add(self, _make(1 - other._sign, other._int, other._exp) if not other.is_nan() else other, getcontext())

    def __rsub__(self, other):
        other = _other(other)
        return NotImplemented if other is None else other - self

    def __mul__(self, other):
        other = _other(other)
        return NotImplemented if other is None else _mul(self, other, getcontext())

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _other(other)
        return NotImplemented if other is None else _div(self, other, getcontext())

    def __rtruediv__(self, other):
        other = _other(other)
        return NotImplemented if other is None else _div(other, self, getcontext())

    def __divmod__(self, other):
        other = _other(other)
        return NotImplemented if other is None else _divmod(self, other, getcontext(), "dm")

    def __rdivmod__(self, other):
        return _divmod(_operand(other), self, getcontext(), "dm")

    def __floordiv__(self, other):
        other = _other(other)
        return NotImplemented if other is None else _divmod(self, other, getcontext(), "d")[0]

    def __rfloordiv__(self, other):
        return _divmod(_operand(other), self, getcontext(), "d")[0]

    def __mod__(self, other):
        other = _other(other)
        return NotImplemented if other is None else _divmod(self, other, getcontext(), "m")[1]

    def __rmod__(self, other):
        return _divmod(_operand(other), self, getcontext(), "m")[1]

    def __pow__(self, other, modulo=None):
        other = _other(other)
        return NotImplemented if other is None else _power(self, other, getcontext(), modulo)

    def __rpow__(self, other):
        return _power(_operand(other), self, getcontext(), None)

    def fma(self, other, third, context=None):
        other, third, ctx = _operand(other), _operand(third), context or getcontext()
        if any(isinstance(x._exp, str) for x in (self, other, third)):
            return _add(_mul(self, other, ctx), third, ctx)
        return _add(_make(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp), third, ctx)

    def remainder_near(self, other, context=None):
        other, ctx = _operand(other), context or getcontext()
        r = _divmod(self, other, ctx, "m")[1]
        if isinstance(r._exp, str) or other._exp == "F":
            return r
        exp = min(self._exp, other._exp)
        a, b = self._int * 10 ** (self._exp - exp), other._int * 10 ** (other._exp - exp)
        q, r = divmod(a, b)
        if 2 * r + (q & 1) > b:
            r -= b
        return _result(self._sign ^ (r < 0), abs(r), exp, ctx)

    # --- places -------------------------------------------------------------------------------------------------------------------------
    def quantize(self, exp, rounding=None, context=None):
        exp, ctx = _operand(exp), context or getcontext()
        nan = _nan_of(ctx, self, exp)
        if nan is not None:
            return nan
        if self._exp == "F" or exp._exp == "F":
            return self if self._exp == exp._exp else _invalid(ctx)
        return _to_exponent(self, exp._exp, rounding or ctx.rounding, ctx)

    def _integral(self, rounding, context, exact):
        ctx = context or getcontext()
        nan = _nan_of(ctx, self)
        if nan is not None or self._exp == "F" or self._exp >= 0:
            return self if nan is None else nan
        n, lost = _cut(self._int, -self._exp, rounding or ctx.rounding, self._sign)
        return _done(ctx, ([Rounded] + [Inexact] * lost if self._int else [Rounded]) if exact else [], _make(self._sign, n, 0))

    def to_integral_value(self, rounding=None, context=None):
        return self._integral(rounding, context, False)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        return self._integral(rounding, context, True)

    def normalize(self, context=None):
        ctx = context or getcontext()
        nan = _nan_of(ctx, self)
        if nan is not None:
            return nan
        d = _finish(self, ctx)
        if d._exp == "F":
            return d
        if d._int == 0:
            return _make(d._sign, 0, 0)
        n, e = d._int, d._exp
        while n % 10 == 0 and e < (ctx.Emax - ctx.prec + 1 if ctx.clamp else ctx.Emax):
            n, e = n // 10, e + 1
        return _make(d._sign, n, e)

    def scaleb(self, other, context=None):
        other, ctx = _operand(other), context or getcontext()
        nan = _nan_of(ctx, self, other)
        if nan is not None:
            return nan
        if isinstance(other._exp, str) or other._exp != 0:
            return _invalid(ctx)
        return self if self._exp == "F" else _result(self._sign, self._int, self._exp + int(other), ctx)

    def logb(self, context=None):
        ctx = context or getcontext()
        nan = _nan_of(ctx, self)
        if nan is not None:
            return nan
        if self._exp == "F":
            return _make(0, 0, "F")
        if self._int == 0:
            return _done(ctx, [DivisionByZero], _make(1, 0, "F"))
        return _finish(Decimal(self.adjusted()), ctx)

    def _next(self, context, up):
        ctx = (context or getcontext()).copy()
        nan = _nan_of(ctx, self)
        if nan is not None:
            return nan
        if self._exp == "F":
            return self if self._sign != up else _make(self._sign, 10 ** ctx.prec - 1, ctx.Etop())
        ctx.rounding = "ROUND_CEILING" if up else "ROUND_FLOOR"
        ctx.clear_traps()
        there = _finish(self, ctx)
        if there._cmp(self):
            return there
        return _add(self, _make(0 if up else 1, 1, ctx.Etiny() - 1), ctx)

    def next_plus(self, context=None):
        return self._next(context, True)

    def next_minus(self, context=None):
        return self._next(context, False)

    # --- functions ------------------------------------------------------------------------------------------------------------------------
    def sqrt(self, context=None):
        ctx = context or getcontext()
        nan = _nan_of(ctx, self)
        if nan is not None:
            return nan
        if self._sign and self._int or self._exp == "F":
            return _invalid(ctx) if self._sign else self
        if self._int == 0:
            return _result(self._sign, 0, self._exp // 2, ctx)
        e, n, prec = self._exp, self._int, ctx.prec + 1
        half = e >> 1
        if e & 1:
            n *= 10
        shift = prec - (_m.digits(n) + 1 >> 1)
        n, rest = (n * 100 ** shift, 0) if shift >= 0 else divmod(n, 100 ** -shift)
        r = _math.isqrt(n)
        exact = rest == 0 and r * r == n
        if exact and shift >= 0:
            r //= 10 ** shift
            shift = 0
        elif not exact and r % 5 == 0:
            r += 1
        return _in_half_even(0, r, half - shift, ctx)

    def exp(self, context=None):
        ctx = context or getcontext()
        nan = _nan_of(ctx, self)
        if nan is not None:
            return nan
        if self._exp == "F":
            return Decimal(0) if self._sign else self
        if self._int == 0:
            return Decimal(1)
        if self.adjusted() > len(str(ctx.Emax)) + 1:
            return _in_half_even(0, 1, ctx.Emax + 1 if not self._sign else ctx.Emin - 2 * ctx.prec - 1, ctx)
        if self.adjusted() < -ctx.prec - 2:
            return _in_half_even(0, 10 ** (ctx.prec + 2) + (-1 if self._sign else 1), -ctx.prec - 2, ctx)
        return _settled(lambda p: _m.exp(self._int, self._exp, self._sign, p), ctx)

    def _log(self, context, ten):
        ctx = context or getcontext()
        nan = _nan_of(ctx, self)
        if nan is not None:
            return nan
        if self.is_zero():
            return _make(1, 0, "F")
        if self._sign:
            return _invalid(ctx)
        if self._exp == "F":
            return self
        if ten and str(self._int).strip("0") == "1":
            return _finish(Decimal(self.adjusted()), ctx)
        if self._cmp(Decimal(1)) == 0:
            return Decimal(0)

        def value(p):
            p += max(0, -(self - 1).adjusted()) if abs(self.adjusted()) < 2 else 0
            v = _m.ln(self._int, self._exp, p + 3)
            return (v * 10 ** (p + 3) // _m.ln10(p + 3) if ten else v), -p - 3
        return _settled(value, ctx)

    def ln(self, context=None):
        return self._log(context, False)

    def log10(self, context=None):
        return self._log(context, True)


_bind(Decimal)
