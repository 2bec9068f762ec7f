"""timedelta, tzinfo and timezone of the module datetime."""
from _datetime_text import offset_text


def _nearest(a, b):
    """a / b of ints, rounded half to even."""
    q, r = divmod(a, b)
    r *= 2
    return q + 1 if (r > b if b > 0 else r < b) or r == b and q % 2 == 1 else q


def _scaled(a, x, over):
    """a * x, or a / x, of an int and a float, rounded half to even; exact where the product stays inside 64 bits."""
    n, d = x.as_integer_ratio()
    if over:
        n, d = (d, n) if n > 0 else (-d, -n)
    if abs(float(n) * a) < 2.0 ** 62:
        return _nearest(a * n, d)
    return round(a / x if over else a * x)


def _span(days, seconds, us):
    """timedelta(days, seconds, us) of ints, in fewer steps."""
    if not 0 <= us < 1000000:
        more, us = divmod(us, 1000000)
        seconds += more
    if not 0 <= seconds < 86400:
        more, seconds = divmod(seconds, 86400)
        days += more
    if not -999999999 <= days <= 999999999:
        return timedelta(days, seconds, us)  # says so
    t = _new(timedelta)
    t._d, t._s, t._us = days, seconds, us
    return t


_new = object.__new__


def _class_text(x):
    c = type(x)
    return "%s.%s" % (c.__module__, c.__name__) if c.__module__ == "datetime" else c.__name__


def _folded(cls, parts):
    return cls(*parts, fold=1)


def _reduced(x, parts, protocol):
    """What pickle keeps; the fold since protocol 4."""
    return (_folded, (type(x), parts)) if x.fold and protocol > 3 else (type(x), parts)


class timedelta:
    __module__ = "datetime"

    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        if type(days) is type(seconds) is type(microseconds) is type(milliseconds) is type(minutes) is type(hours) is type(weeks) is int:
            us = microseconds + milliseconds * 1000
            seconds += minutes * 60 + hours * 3600
            days += weeks * 7
            if 0 <= us < 1000000 and 0 <= seconds < 86400 and -999999999 <= days <= 999999999:
                self._d, self._s, self._us = days, seconds, us
                return
            microseconds, milliseconds, minutes, hours, weeks = us, 0, 0, 0, 0
        for name, v in (("days", days), ("seconds", seconds), ("microseconds", microseconds), ("milliseconds", milliseconds), ("minutes", minutes), ("hours", hours),
                        ("weeks", weeks)):
            if not isinstance(v, (int, float)):
                kind = type(v)
                where = kind.__module__ + "." if kind.__module__ in ("numpy", "decimal", "datetime") else ""
                raise TypeError("unsupported type for timedelta %s component: %s%s" % (name, where, kind.__name__))
        days = days + weeks * 7
        seconds = seconds + minutes * 60 + hours * 3600
        microseconds = microseconds + milliseconds * 1000
        if isinstance(days, float):
            whole = int(days)
            seconds = seconds + (days - whole) * 86400
            days = whole
        if isinstance(seconds, float):
            whole = int(seconds)
            microseconds = microseconds + (seconds - whole) * 1e6
            seconds = whole
        if isinstance(microseconds, float):
            microseconds = round(microseconds)
        more, microseconds = divmod(microseconds, 1000000)
        more, seconds = divmod(seconds + more, 86400)
        days = int(days) + int(more)
        if abs(days) >= 2 ** 31:
            raise OverflowError("Python int too large to convert to C int")
        if abs(days) > 999999999:
            raise OverflowError("days=%d; must have magnitude <= 999999999" % days)
        self._d, self._s, self._us = days, int(seconds), int(microseconds)

    @property
    def days(self):
        return self._d

    @property
    def seconds(self):
        return self._s

    @property
    def microseconds(self):
        return self._us

    def total_seconds(self):
        return (self._d * 86400 + self._s) + self._us / 10**6 if self._us else float(self._d * 86400 + self._s)

    def _all(self):
        return (self._d * 86400 + self._s) * 1000000 + self._us

    def __repr__(self):
        parts = []
        if self._d:
            parts.append("days=%d" % self._d)
        if self._s:
            parts.append("seconds=%d" % self._s)
        if self._us:
            parts.append("microseconds=%d" % self._us)
        return "%s(%s)" % (_class_text(self), ", ".join(parts) or "0")

    def __str__(self):
        m, s = divmod(self._s, 60)
        h, m = divmod(m, 60)
        text = "%d:%02d:%02d" % (h, m, s)
        if self._d:
            text = "%d day%s, " % (self._d, "" if abs(self._d) == 1 else "s") + text
        return text + ".%06d" % self._us if self._us else text

    def __add__(self, other):
        return _span(self._d + other._d, self._s + other._s, self._us + other._us) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return _span(self._d - other._d, self._s - other._s, self._us - other._us) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return -self + other if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return _span(-self._d, -self._s, -self._us)

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self._d < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return _span(self._d * other, self._s * other, self._us * other)
        if isinstance(other, float):
            return timedelta(microseconds=_scaled(self._all(), other, False))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._all() / other._all()
        if isinstance(other, int):
            if not other:
                raise ZeroDivisionError("integer division or modulo by zero")
            return timedelta(microseconds=_nearest(self._all(), other))
        if isinstance(other, float):
            if not other:
                raise ZeroDivisionError("integer division or modulo by zero")
            return timedelta(microseconds=_scaled(self._all(), other, True))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._all() // other._all()
        if isinstance(other, int):
            return _span(0, 0, self._all() // other)
        return NotImplemented

    def __mod__(self, other):
        return timedelta(microseconds=self._all() % other._all()) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        q, r = divmod(self._all(), other._all())
        return q, timedelta(microseconds=r)

    def __bool__(self):
        return self._d != 0 or self._s != 0 or self._us != 0

    def __reduce__(self):
        return (type(self), (self._d, self._s, self._us))

    def _key(self):
        return (self._d, self._s, self._us)

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, timedelta) else NotImplemented


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)
_zero, _day = timedelta(0), timedelta(1)


def _shift(found, method):
    """What a zone's utcoffset or dst gave: nothing, or less than a day."""
    if found is None:
        return None
    if not isinstance(found, timedelta):
        raise TypeError("tzinfo.%s() must return None or timedelta, not '%s'" % (method, type(found).__name__))
    if found._d != 0 and (found._d != -1 or not (found._s or found._us)):
        raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")
    return found


def _zone_name(found):
    if found is not None and not isinstance(found, str):
        raise TypeError("tzinfo.tzname() must return None or a string, not '%s'" % _class_text(found))
    return found


class tzinfo:
    __module__ = "datetime"

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def fromutc(self, dt):
        if not hasattr(dt, "astimezone"):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        summer = dt.dst()
        if summer is None:
            raise ValueError("fromutc: non-None dst() result required")
        standard = offset - summer
        if standard:
            dt += standard
            summer = dt.dst()
            if summer is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + summer


class timezone(tzinfo):
    __module__ = "datetime"

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError("timezone() argument 1 must be datetime.timedelta, not %s" % type(offset).__name__)
        if name is not None and not isinstance(name, str):
            raise TypeError("timezone() argument 2 must be str, not %s" % type(name).__name__)
        if not -_day < offset < _day:
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not %r." % offset)
        return cls.utc if name is None and not offset and hasattr(cls, "utc") else super().__new__(cls)

    def __init__(self, offset, name=None):
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        return self._name if self._name is not None else "UTC" if not self._offset else "UTC" + offset_text(self._offset)

    def fromutc(self, dt):
        return dt + self._offset

    def __reduce__(self):
        return (timezone, (self._offset,) if self._name is None else (self._offset, self._name))

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        return "datetime.timezone(%r%s)" % (self._offset, "" if self._name is None else ", %r" % self._name)

    def __str__(self):
        return self.tzname(None)

    def __eq__(self, other):
        return isinstance(other, timezone) and self._offset == other._offset

    def __hash__(self):
        return hash(self._offset)


timezone.utc = timezone(timedelta(0))
timezone.min, timezone.max = timezone(-timedelta(hours=23, minutes=59)), timezone(timedelta(hours=23, minutes=59))
UTC = timezone.utc
