"""The arithmetic of decimal: sums, products, quotients and powers, rounded to a context."""
import math as _math
import _decimal_math as _m
from _decimal_context import (Clamped, DivisionByZero, DivisionImpossible, DivisionUndefined, Inexact, InvalidOperation, Rounded, _cut, _done, _finish,
                              _fix, _invalid, _make, _nan_of, _operand, _result)


def _signed(d):
    return -d._int if d._sign else d._int


def _of_float(f):
    if f != f:
        return _make(0, 0, "n")
    if f in (_math.inf, -_math.inf):
        return _make(1 if f < 0 else 0, 0, "F")
    n, den = abs(f).as_integer_ratio()
    k = den.bit_length() - 1
    return _make(1 if _math.copysign(1.0, f) < 0 else 0, n * 5 ** k, -k)


def _in_half_even(sign, n, exp, ctx):
    c, status = ctx.copy(), []
    c.rounding = "ROUND_HALF_EVEN"
    d = _fix(sign, n, exp, c, status)
    return _done(ctx, status, d)


def _settled(value, ctx, by_context=False):
    """An irrational value to the context's precision: with more and more digits until those beyond it settle the rounding."""
    for extra in range(6, 80, 12):
        n, exp = value(ctx.prec + extra)
        sign, n = (1, -n) if n < 0 else (0, n)
        unit = 10 ** max(0, _m.digits(n) - ctx.prec)
        cut = n % unit
        if all(abs(cut - point) > 1000 for point in (0, unit // 2, unit)):
            break
    return _result(sign, n, exp, ctx) if by_context else _in_half_even(sign, n, exp, ctx)


def _add(a, b, ctx):
    if isinstance(a._exp, str) or isinstance(b._exp, str):
        nan = _nan_of(ctx, a, b)
        if nan is not None:
            return nan
        if a._exp == "F":
            return _invalid(ctx) if b._exp == "F" and a._sign != b._sign else a
        return b
    exp = min(a._exp, b._exp)
    negative_zero = 1 if ctx.rounding == "ROUND_FLOOR" and a._sign != b._sign else a._sign & b._sign
    if not a._int or not b._int:
        if not a._int and not b._int:
            return _result(negative_zero, 0, exp, ctx)
        d = a if a._int else b
        low = max(exp, d.adjusted() - ctx.prec) if d._exp > exp else d._exp
        return _result(d._sign, d._int * 10 ** (d._exp - low) if d._exp > low else d._int, min(low, d._exp), ctx)
    gap = abs(a._exp - b._exp)
    if gap > 2 * ctx.prec + 4: # the smaller only decides the rounding
        big, small = (a, b) if a._exp > b._exp else (b, a)
        low = big._exp - max(0, ctx.prec + 3 - _m.digits(big._int)) - 1
        if small.adjusted() < low - 1:
            small = _make(small._sign, 1, low - 1)
        a, b = big, small
        exp = min(a._exp, b._exp)
    n = _signed(a) * 10 ** (a._exp - exp) + _signed(b) * 10 ** (b._exp - exp)
    if n == 0:
        return _result(negative_zero, 0, exp, ctx)
    return _result(1 if n < 0 else 0, abs(n), exp, ctx)


def _mul(a, b, ctx):
    sign = a._sign ^ b._sign
    if isinstance(a._exp, str) or isinstance(b._exp, str):
        nan = _nan_of(ctx, a, b)
        if nan is not None:
            return nan
        return _invalid(ctx) if a.is_zero() or b.is_zero() else _make(sign, 0, "F")
    return _result(sign, a._int * b._int, a._exp + b._exp, ctx)


def _div(a, b, ctx):
    sign = a._sign ^ b._sign
    if isinstance(a._exp, str) or isinstance(b._exp, str):
        nan = _nan_of(ctx, a, b)
        if nan is not None:
            return nan
        if a._exp == "F":
            return _invalid(ctx) if b._exp == "F" else _make(sign, 0, "F")
        return _done(ctx, [Clamped], _make(sign, 0, ctx.Etiny()))
    if not b._int:
        return _invalid(ctx, DivisionUndefined) if not a._int else _done(ctx, [DivisionByZero], _make(sign, 0, "F"))
    if not a._int:
        return _result(sign, 0, a._exp - b._exp, ctx)
    shift = _m.digits(b._int) - _m.digits(a._int) + ctx.prec + 1
    exp = a._exp - b._exp - shift
    q, r = divmod(a._int * 10 ** shift, b._int) if shift >= 0 else divmod(a._int, b._int * 10 ** -shift)
    if r:
        if q % 5 == 0:
            q += 1
    else:
        while exp < a._exp - b._exp and q % 10 == 0:
            q, exp = q // 10, exp + 1
    return _result(sign, q, exp, ctx)


def _divmod(a, b, ctx, want):
    """Quotient and remainder, of which `want` names those that are looked at."""
    sign = a._sign ^ b._sign
    nan = _nan_of(ctx, a, b)
    if nan is not None:
        return nan, nan
    if a._exp == "F":
        if b._exp == "F" or "m" in want:
            bad = _invalid(ctx)
            return (bad if b._exp == "F" else _make(sign, 0, "F")), bad
        return _make(sign, 0, "F"), None
    if not b.__bool__():
        if not a._int:
            bad = _invalid(ctx, DivisionUndefined)
            return bad, bad
        if want == "m":
            return None, _invalid(ctx)
        return _done(ctx, [DivisionByZero] + [InvalidOperation] * ("m" in want), _make(sign, 0, "F")), _make(0, 0, "n")
    if b._exp == "F":
        return _make(sign, 0, 0), _finish(a, ctx)
    exp = min(a._exp, b._exp)
    if a._int and a.adjusted() - b.adjusted() > ctx.prec:
        bad = _invalid(ctx, DivisionImpossible)
        return bad, bad
    q, r = divmod(a._int * 10 ** (a._exp - exp), b._int * 10 ** (b._exp - exp))
    if q >= 10 ** ctx.prec:
        bad = _invalid(ctx, DivisionImpossible)
        return bad, bad
    return _make(sign, q, 0), _result(a._sign, r, exp, ctx) if "m" in want else None


def _to_exponent(d, exp, mode, ctx):
    if exp < ctx.Etiny() or exp > ctx.Emax:
        return _invalid(ctx)
    if not d._int:
        return _make(d._sign, 0, exp)
    n, lost = (d._int * 10 ** (d._exp - exp), False) if d._exp >= exp and d.adjusted() - exp < ctx.prec + 2 else _cut(d._int, exp - d._exp, mode, d._sign) if d._exp < exp else (10 ** (ctx.prec + 1), False)
    if n and (_m.digits(n) > ctx.prec or exp + _m.digits(n) - 1 > ctx.Emax):
        return _invalid(ctx)
    status = ([Rounded] if d._exp < exp else []) + ([Inexact] if lost else [])
    return _done(ctx, status, _make(d._sign, n, exp)) if status else _make(d._sign, n, exp)


def _power(a, b, ctx, modulo):
    if modulo is not None:
        m = _operand(modulo)
        if any(not x.is_finite() or x != x.to_integral_value() for x in (a, b, m)) or b._sign or not m._int or (not a._int and not b._int):
            return _invalid(ctx)
        r = pow(int(a), int(b), abs(int(m))) if int(a) >= 0 else pow(-int(a), int(b), abs(int(m)))
        return _make(1 if a._sign and int(b) & 1 and r else 0, r, 0)
    nan = _nan_of(ctx, a, b)
    if nan is not None:
        return nan
    if b.is_zero():
        return _invalid(ctx) if a.is_zero() else _make(0, 1, 0)
    whole = b._exp != "F" and (b._exp >= 0 or b._int % 10 ** -b._exp == 0)
    sign = 1 if a._sign and whole and int(b) & 1 else 0
    if a._sign and a.__bool__() and not whole and not (a.is_zero()):
        return _invalid(ctx)
    if a.is_zero():
        return _make(sign, 0, "F") if b._sign else _make(sign, 0, 0)
    if a._exp == "F":
        return _make(sign, 0, 0) if b._sign else _make(sign, 0, "F")
    one = a.copy_abs()._cmp(_make(0, 1, 0))
    if one == 0:
        if whole and a._exp == 0:
            return _make(sign, 1, 0)
        e = max(a._exp * int(b), 1 - ctx.prec) if whole and not b._sign and b.adjusted() < 9 else 1 - ctx.prec
        return _done(ctx, [Rounded] + ([] if whole else [Inexact]), _make(sign, 10 ** -e, e))
    if b._exp == "F":
        return _make(0, 0, "F") if (one > 0) == (not b._sign) else _make(0, 0, 0)
    if whole and b.adjusted() < 6 and abs(int(b)) * _m.digits(a._int) < 20 * ctx.prec + 2000:
        n, e = a._int ** abs(int(b)), a._exp * abs(int(b))
        if not b._sign:
            return _result(sign, n, e, ctx)
        return _div(_make(sign, 1, 0), _make(0, n, e), ctx)
    def value(p):
        p += len(str(abs(b.adjusted()))) + max(0, b.adjusted()) + 6
        y = _m.ln(a._int, a._exp, p) * _signed(b)
        return _m.exp(abs(y), b._exp - p, 1 if y < 0 else 0, p)
    size = abs(b.adjusted()) and b.adjusted() + len(str(abs(a.adjusted()) + 1))
    if size > len(str(ctx.Emax)) + 1:
        return _in_half_even(sign, 1, ctx.Emax + 1 if (one > 0) == (not b._sign) else ctx.Emin - 2 * ctx.prec, ctx)
    return _settled(lambda p: _negated(value(p), sign), ctx, True)


def _negated(number, sign):
    return (-number[0] if sign else number[0]), number[1]
