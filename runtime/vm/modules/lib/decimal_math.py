"""What decimal computes with plain ints: how many digits an int has, and logarithms and exponentials with a given number of places."""
import math

_POWER = {}


def digits(n):
    """The number of decimal digits of n > 0; 1 for 0."""
    if n < 10 ** 15:
        return len(str(n))
    d = int(n.bit_length() * 0.30102999566398) - 1
    unit = 10 ** d
    while n >= unit:
        unit *= 10
        d += 1
    return d


def _series(x, unit):
    """e**(x / unit) * unit for a small x."""
    halvings = math.isqrt(unit.bit_length()) + 2
    spare = 2 * halvings + 16  # every squaring doubles the error
    unit <<= spare
    x = x << spare >> halvings
    total = term = unit
    k = 1
    while term not in (0, -1):
        term = term * x // (unit * k)
        total += term
        k += 1
    for _ in range(halvings):
        total = total * total // unit
    return total >> spare


def ln10(places):
    """ln(10) * 10**places, to the last digit or so."""
    if places not in _POWER:
        _POWER[places] = _ln_near(10, 1, places)
    return _POWER[places]


def _ln_near(num, den, places):
    """ln(num / den) * 10**places, for quotients from 0.1 to 10."""
    guard = 12
    unit = 10 ** (places + guard)
    x = num * unit // den
    y = int(math.log(num / den) * 10 ** 15) * 10 ** (places + guard - 15) if places + guard > 15 else int(math.log(num / den) * unit)
    right = 14
    while right < 3 * (places + guard):
        e = _series(y, unit)
        step = 2 * (x - e) * unit // (x + e)
        y += step
        right *= 3
        if abs(step) < 10:
            break
    return y // 10 ** guard


def ln(n, exp, places):
    """ln(n * 10**exp) * 10**places, with an error of a few units."""
    d = digits(n)
    shift = exp + d - 1
    near = _ln_near(n, 10 ** (d - 1), places + 5)
    if shift:
        near += shift * ln10(places + 5 + len(str(abs(shift)))) // 10 ** len(str(abs(shift)))
    return near // 10 ** 5


def exp(n, exp10, sign, places):
    """e**±(n * 10**exp10) as (digits, power of ten), digits having about `places` of them."""
    guard = places + 10 + max(0, digits(n) + exp10)
    unit = 10 ** guard
    x = n * 10 ** (exp10 + guard) if exp10 + guard >= 0 else n // 10 ** -(exp10 + guard)
    if sign:
        x = -x
    tens, rest = divmod(x, ln10(guard))
    value = _series(rest, unit)
    return value, tens - guard
