"""Timedelta and to_timedelta: spans of time. Whole columns are read in C (_pandas_dates)."""
import numpy as np
import pandas as pd
import _pandas_dates as _n
from datetime import datetime, timedelta
from pandas._time_units import (_column_one, _comparable, _counted, _counted_units, _finer, _in_ns, _in_unit, _least, _missing, _most, _nat, _no, _per, _product,
                                _rescaled, _small, _unit_word, _words, _long)
from pandas.errors import OutOfBoundsTimedelta


def _delta(value, unit):
    if value == _least:
        raise OutOfBoundsTimedelta("Out of bounds %s timedelta: %d" % (_long[unit], value))
    if not -_most <= value <= _most:
        raise OverflowError("Python int too large to convert to C long")
    t = timedelta.__new__(Timedelta)
    t._value, t.unit = value, unit
    per = _per[unit]
    second, part = value // per, value % per
    ns = part * (1000000000 // per)
    t._d, t._s, t._us, t.nanoseconds = second // 86400, second % 86400, ns // 1000, ns % 1000
    return t


def _quotient(x):
    if abs(x) >= 2 ** 63:
        raise OutOfBoundsTimedelta("Overflow in timedelta division")
    return int(x)


_long_units = "Units 'M', 'Y', and 'y' are no longer supported, as they do not represent unambiguous timedelta values durations."


class Timedelta(timedelta):
    __module__ = "pandas"

    def __new__(cls, value=_no, unit=None, **kwargs):
        if value is _nat or value is None or (isinstance(value, float) and value != value) or (isinstance(value, str) and value.lower() in ("nat", "nan", "")):
            return _nat
        if unit in ("Y", "y", "M"):
            raise ValueError(_long_units)
        if isinstance(value, np.timedelta64) and np.isnat(value):
            return _nat
        return timedelta.__new__(cls)

    def __init__(self, value=_no, unit=None, **kwargs):
        if value is _no:
            total, u = 0, "us"
            for k, v in kwargs.items():
                if k not in ("weeks", "days", "hours", "minutes", "seconds", "milliseconds", "microseconds", "nanoseconds"):
                    raise ValueError("cannot construct a Timedelta from the passed arguments, allowed keywords are [weeks, days, hours, minutes, seconds, milliseconds, microseconds, nanoseconds]")
                if k == "nanoseconds" and v:
                    u = "ns"
            if not kwargs:
                raise ValueError("cannot construct a Timedelta without a value/unit or descriptive keywords (days,seconds....)")
            for k, v in kwargs.items():
                if not isinstance(v, (int, float, np.number)):
                    raise TypeError("Invalid type %s. Must be int or float." % type(v))
                n, w = _counted(v, "w" if k == "weeks" else k)
                total += _rescaled(n, w, u) if u == "ns" or w == "us" else n // 1000
            if u == "us" and abs(total) > _most and total % 1000000 == 0:
                total, u = total // 1000000, "s"
            if not -_most <= total <= _most:
                raise OutOfBoundsTimedelta("Cannot make a Timedelta of %s without overflow" % ", ".join(["%s=%r" % (k, v) for k, v in kwargs.items()]))
            other = _delta(total, u)
        else:
            other = _read_delta(value, unit)
        self._value, self.unit, self._d, self._s, self._us, self.nanoseconds = other._value, other.unit, other._d, other._s, other._us, other.nanoseconds

    @property
    def value(self):
        return _in_ns(self)

    @property
    def asm8(self):
        return self.to_timedelta64()

    @property
    def components(self):
        s = self._s
        return Components(self._d, s // 3600, s // 60 % 60, s % 60, self._us // 1000, self._us % 1000, self.nanoseconds)

    @property
    def resolution_string(self):
        for n, name in ((self.nanoseconds, "ns"), (self._us % 1000, "us"), (self._us, "ms"), (self._s % 60, "s"), (self._s // 60 % 60, "min"), (self._s, "h")):
            if n:
                return name
        return "D"

    def total_seconds(self):
        if self.nanoseconds:
            return self._d * 86400 + self._s + (self._us + self.nanoseconds / 1000) / 1000000
        return self._value / _per[self.unit]

    def to_timedelta64(self):
        return np.timedelta64(self._value, self.unit)

    to_numpy = to_timedelta64

    def to_pytimedelta(self):
        return timedelta(microseconds=self._value / 1000) if self.nanoseconds else timedelta(self._d, self._s, self._us)

    def as_unit(self, unit, round_ok=True):
        return _delta(_in_unit(self, unit), unit)

    def _rounded(self, freq, mode):
        try:
            return _column_one(pd.Series(_n.make([self._value], "m", self.unit, None)).dt._round(freq, mode))
        except OverflowError:
            raise OutOfBoundsTimedelta("Cannot round %s to freq=%s without overflow" % (self, freq)) from None

    def floor(self, freq):
        return self._rounded(freq, -1)

    def ceil(self, freq):
        return self._rounded(freq, 1)

    def round(self, freq):
        return self._rounded(freq, 0)

    def isoformat(self):
        s = self._s
        frac = ("%06d%03d" % (self._us, self.nanoseconds)).rstrip("0")
        return "P%dDT%dH%dM%d%sS" % (self._d, s // 3600, s // 60 % 60, s % 60, "." + frac if frac else "")

    def _text(self, always=True):
        s = self._s
        text = "%d days" % self._d
        if always:
            text += " %s%02d:%02d:%02d" % ("+" if self._d < 0 else "", s // 3600, s // 60 % 60, s % 60)
            if self.nanoseconds:
                text += ".%06d%03d" % (self._us, self.nanoseconds)
            elif self._us:
                text += ".%06d" % self._us
        return text

    def __str__(self):
        return self._text()

    def __repr__(self):
        return "Timedelta('%s')" % self._text()

    def __hash__(self):
        return hash(self.value) if self.nanoseconds else timedelta.__hash__(self)

    def __bool__(self):
        return self._value != 0

    def __reduce__(self):
        return (_delta, (self._value, self.unit))

    def __neg__(self):
        return _delta(-self._value, self.unit)

    def __pos__(self):
        return self

    def __abs__(self):
        return _delta(abs(self._value), self.unit)

    def _both(self, other):
        if not isinstance(other, (timedelta, np.timedelta64)):
            return None
        other = other if isinstance(other, Timedelta) else Timedelta(other)
        unit = _finer(self.unit, other.unit)
        return (*_comparable(self, other, unit), unit)

    def __add__(self, other):
        if other is _nat:
            return _nat
        b = self._both(other)
        if b is not None:
            return _delta(_in_unit(self, b[2]) + b[1], b[2])
        if isinstance(other, (datetime, np.datetime64)):
            return pd.Timestamp(other) + self
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if other is _nat:
            return _nat
        b = self._both(other)
        return NotImplemented if b is None else _delta(b[0] - b[1], b[2])

    def __rsub__(self, other):
        if isinstance(other, (datetime, np.datetime64)):
            return pd.Timestamp(other) - self
        b = self._both(other)
        return NotImplemented if b is None else _delta(b[1] - b[0], b[2])

    def __mul__(self, other):
        if isinstance(other, (int, np.integer)) and not isinstance(other, bool):
            return _delta(_product(self._value, int(other)), self.unit)
        if isinstance(other, (float, np.floating)):
            return _nat if other != other else _delta(int(_product(self._value, float(other))), self.unit)
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        b = self._both(other)
        if b is not None:
            return b[0] / b[1]
        if isinstance(other, (int, float, np.integer, np.floating)):
            return _nat if other != other else _delta(_quotient(self._value / other), self.unit)
        return float("nan") if other is _nat else NotImplemented

    def __rtruediv__(self, other):
        b = self._both(other)
        return NotImplemented if b is None else b[1] / b[0]

    def __floordiv__(self, other):
        b = self._both(other)
        if b is not None:
            return b[0] // b[1]
        if isinstance(other, (int, float, np.integer, np.floating)):
            return _delta(_quotient(self._value // other), self.unit)
        return NotImplemented

    def __mod__(self, other):
        b = self._both(other)
        if b is None:
            return NotImplemented
        return _delta(b[0] % b[1], b[2])

    def __divmod__(self, other):
        return self // other, self % other

    def __eq__(self, other):
        b = self._both(other)
        return NotImplemented if b is None else b[0] == b[1]

    def __ne__(self, other):
        b = self._both(other)
        return NotImplemented if b is None else b[0] != b[1]

    def __lt__(self, other):
        b = self._both(other)
        return NotImplemented if b is None else b[0] < b[1]

    def __le__(self, other):
        b = self._both(other)
        return NotImplemented if b is None else b[0] <= b[1]

    def __gt__(self, other):
        b = self._both(other)
        return NotImplemented if b is None else b[0] > b[1]

    def __ge__(self, other):
        b = self._both(other)
        return NotImplemented if b is None else b[0] >= b[1]


class Components(tuple):
    _fields = ("days", "hours", "minutes", "seconds", "milliseconds", "microseconds", "nanoseconds")

    def __new__(cls, *parts):
        return tuple.__new__(cls, parts)

    def __getattr__(self, name):
        if name in Components._fields:
            return self[Components._fields.index(name)]
        raise AttributeError(name)

    def __repr__(self):
        return "Components(%s)" % ", ".join(["%s=%r" % (k, v) for k, v in zip(Components._fields, self)])


Timedelta.min, Timedelta.max, Timedelta.resolution = _delta(-9223372036854775807, "ns"), _delta(9223372036854775807, "ns"), _delta(1, "ns")


def _clock(t):
    """Where a clock ("[+-]h:m[:s[.f]]") begins at the end of a text: (place, sign, ns, fraction finer than us) or None."""
    if ":" not in t:
        return None
    at = len(t)
    while at and (t[at - 1].isdigit() or t[at - 1] in ":."):
        at -= 1
    body = t[at:]
    sign = ""
    if at and t[at - 1] in "+-":
        at -= 1
        sign = t[at]
    parts = body.split(":")
    if len(parts) not in (2, 3) or not parts[0].isdigit() or not parts[1].isdigit():
        raise ValueError("expecting hh:mm:ss format, received: %s" % t)
    if len(parts) == 2:
        raise ValueError("expected hh:mm:ss format")
    whole, _, frac = parts[2].partition(".")
    seconds = int(parts[0]) * 3600 + int(parts[1]) * 60 + int(whole or 0)
    return at, sign, seconds * 1000000000 + int((frac + "000000000")[:9]), len(frac) > 6


def _parse_span(text):
    """Text as (count, unit)."""
    t = text.strip()
    if t[:1] in "Pp" and len(t) > 1 or t[:2] == "-P":
        return _parse_iso_span(t)
    ns, fine, negative = 0, False, False
    m = _clock(t)
    rest = t
    if m:
        rest, ns, fine = t[:m[0]].strip(), m[2], m[3]
        negative = rest.startswith("-") and m[1] == "" or m[1] == "-" and not rest
        if rest.startswith("-") and m[1] == "":
            rest = rest[1:]
        elif m[1] == "-" and rest:
            ns = -ns
    elif rest.startswith("-"):
        negative, rest = True, rest[1:]
    elif rest.startswith("+"):
        rest = rest[1:]
    elif not rest:
        raise ValueError("symbols w/o a number")
    at, n, parsed = 0, len(rest), False
    while at < n:
        if rest[at] in " ,":
            at += 1
            continue
        if rest[at:at + 3].lower() == "and":
            at += 3
            continue
        sign = 1
        if rest[at] in "+-":
            sign = -1 if rest[at] == "-" else 1
            at += 1
        begin = at
        while at < n and (rest[at].isdigit() or rest[at] == "."):
            at += 1
        number = rest[begin:at]
        if not number:
            raise ValueError("unit abbreviation w/o a number")
        while at < n and rest[at] == " ":
            at += 1
        begin = at
        while at < n and (rest[at].isalpha()):
            at += 1
        word = rest[begin:at]
        if not word:
            raise ValueError("have leftover units" if parsed else "no units specified")
        parsed = True
        word = _unit_word(word)
        per = _words[word] * 1000000000 if word in _words else 1000000000 // _small[word]
        fine = fine or per == 1
        if "." in number:
            whole, _, frac = number.partition(".")
            k = int(whole or 0) * per + int(round(float("0." + (frac or "0")) * per))
        else:
            k = int(number) * per
        ns += sign * k
    if negative:
        ns = -ns
    return (ns, "ns") if fine or ns % 1000 else (ns // 1000, "us")


def _parse_iso_span(t):
    u = t.upper()
    sign = -1 if u[0] == "-" else 1
    day, _, clock = u.lstrip("-")[1:].partition("T")
    us, number = 0, ""
    for part, units in ((day, {"W": 604800, "D": 86400}), (clock, {"H": 3600, "M": 60, "S": 1})):
        for c in part:
            if c.isdigit() or c == ".":
                number += c
            elif c in units and number:
                us += int(round(float(number) * units[c] * 1000000)) if "." in number else int(number) * units[c] * 1000000
                number = ""
            else:
                raise ValueError("Invalid ISO 8601 Duration format - %s" % t)
    if number:
        raise ValueError("Invalid ISO 8601 Duration format - %s" % t)
    return sign * us, "us"


def _read_delta(x, unit):
    if isinstance(x, Timedelta):
        return x
    if isinstance(x, str):
        if unit is not None:
            raise ValueError("unit must not be specified if the value is a str")
        if x.strip().lstrip("+-").isdigit():
            return _delta(int(x), "ns")
        return _delta(*_parse_span(x))
    if isinstance(x, timedelta):
        count = (x.days * 86400 + x.seconds) * 1000000 + x.microseconds
        if not -_most <= count <= _most:
            raise OutOfBoundsTimedelta("Python int too large to convert to C long")
        return _delta(count, "us")
    if isinstance(x, np.timedelta64):
        return _column_one(pd.Series(np.array([x])))
    if hasattr(x, "_tick"):
        return x._tick()
    if isinstance(x, (int, float, np.integer, np.floating)) and not isinstance(x, bool):
        x = x.item() if hasattr(x, "item") else x
        if unit is None or unit in ("ns", "nanoseconds", "nanosecond", "nano", "nanos"):
            n, u, unit = int(x), "ns", "ns"
        else:
            n, u = _counted(x, unit)
        if not -(2 ** 63) < n < 2 ** 63:
            raise OutOfBoundsTimedelta("Cannot cast %s from %s to '%s' without overflow." % (x, unit, u))
        return _delta(n, u)
    raise ValueError("Value must be Timedelta, string, integer, float, timedelta or convertible, not %s" % type(x).__name__)


def _column_to_timedelta(s, unit, errors):
    kind = str(s.dtype)
    if kind.startswith("timedelta"):
        return s
    if kind.startswith("datetime"):
        raise TypeError("dtype %s cannot be converted to timedelta64[ns]" % kind)
    if kind[:3].lower() in ("int", "uin", "flo"):
        u = unit or "ns"
        counts, out = _counted_units(s.to_numpy(), u, errors, lambda x, out: OutOfBoundsTimedelta("Cannot cast %s from %s to '%s' without overflow." % (int(x) if x == int(x) else x, u, out)))
        return _n.make(counts, "m", out, None, s)
    spans = []
    for x in s:
        try:
            spans.append(None if _missing(x) or (isinstance(x, str) and x in ("NaT", "nan", "NaN", "nat", "", "None")) else _read_delta(x, unit if not isinstance(x, str) else None))
        except (ValueError, TypeError):
            if errors != "coerce":
                raise
            spans.append(None)
    fine = "us" if any(d is not None for d in spans) else "s"
    for d in spans:
        if d is not None:
            fine = _finer(fine, d.unit)
    counts = [_least if d is None else _rescaled(d._value, d.unit, fine) for d in spans]
    return _n.make(np.array(counts, dtype="int64"), "m", fine, None, s)


def to_timedelta(arg, unit=None, errors="raise"):
    """pandas.to_timedelta: scalars to Timedelta, Series to Series, anything else to TimedeltaIndex."""
    if errors not in ("raise", "coerce"):
        raise ValueError("errors must be one of 'raise' or 'coerce'.")
    if unit in ("M", "Y", "y"):
        raise ValueError(_long_units)
    if arg is None:
        return None
    if isinstance(arg, (pd.Series, pd.Index)):
        return _column_to_timedelta(arg, unit, errors)
    if isinstance(arg, (list, tuple, np.ndarray)):
        return _column_to_timedelta(pd.Index(list(arg) if isinstance(arg, tuple) else arg), unit, errors)
    if _missing(arg):
        return _nat
    try:
        return Timedelta(arg, unit) if not isinstance(arg, str) else Timedelta(arg)
    except ValueError:
        if errors == "coerce":
            return _nat
        raise
