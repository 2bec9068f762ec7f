"""datetime: date, time, datetime, timedelta, timezone of the Gregorian calendar."""
import time as _time
import _strptime

MINYEAR = 1
MAXYEAR = 9999
_days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def _leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)


def _month_length(y, m):
    return 29 if m == 2 and _leap(y) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[m - 1]


def _before_year(y):
    y -= 1
    return y * 365 + y // 4 - y // 100 + y // 400


def _from_ordinal(n):
    n -= 1
    n400, n = divmod(n, 146097)
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    y = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return y - 1, 12, 31
    m = 1
    while n >= _month_length(y, m):
        n -= _month_length(y, m)
        m += 1
    return y, m, n + 1


def _round_even(x):
    return round(x)


class timedelta:
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
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
            microseconds = _round_even(microseconds)
        more, microseconds = divmod(microseconds, 1000000)
        more, seconds = divmod(seconds + more, 86400)
        days = int(days) + int(more)
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
        return "datetime.timedelta(%s)" % (", ".join(parts) or "0")

    def __str__(self):
        m, s = divmod(self._s, 60)
        h, m = divmod(m, 60)
        text = "%d:%02d:%02d" % (h, m, s)
        if self._d:
            text = "%d day%s, " % (self._d, "" if abs(self._d) == 1 else "s") + text
        return text + ".%06d" % self._us if self._us else text

    def __add__(self, other):
        return timedelta(self._d + other._d, self._s + other._s, self._us + other._us) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta(self._d - other._d, self._s - other._s, self._us - other._us) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta(-self._d, -self._s, -self._us)

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self._d < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta(self._d * other, self._s * other, self._us * other)
        if isinstance(other, float):
            return timedelta(microseconds=_round_even(self._all() * other))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._all() / other._all()
        if isinstance(other, (int, float)):
            return timedelta(microseconds=_round_even(self._all() / other))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._all() // other._all()
        if isinstance(other, int):
            return timedelta(microseconds=self._all() // other)
        return NotImplemented

    def __mod__(self, other):
        return timedelta(microseconds=self._all() % other._all()) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        q, r = divmod(self._all(), other._all())
        return q, timedelta(microseconds=r)

    def __bool__(self):
        return self._all() != 0

    def __hash__(self):
        return hash((self._d, self._s, self._us))

    def __eq__(self, other):
        return self._all() == other._all() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._all() < other._all() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._all() <= other._all() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._all() > other._all() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._all() >= other._all() if isinstance(other, timedelta) else NotImplemented


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    pass


class timezone(tzinfo):
    def __init__(self, offset, name=None):
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        return self._name or ("UTC" if not self._offset else "UTC" + _offset_text(self._offset))

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        return "datetime.timezone(%r%s)" % (self._offset, ", %r" % self._name if self._name else "")

    def __str__(self):
        return self.tzname(None)

    def __eq__(self, other):
        return isinstance(other, timezone) and self._offset == other._offset

    def __hash__(self):
        return hash(self._offset)


timezone.utc = timezone(timedelta(0))
UTC = timezone.utc


def _offset_text(delta):
    sign = "-" if delta._d < 0 else "+"
    m, s = divmod(abs(delta)._s, 60)
    return "%s%02d:%02d" % (sign, m // 60, m % 60) + (":%02d" % s if s else "")


def _check_date(y, m, d):
    for v in (y, m, d):
        if not isinstance(v, int):
            raise TypeError("'%s' object cannot be interpreted as an integer" % type(v).__name__)
    if not MINYEAR <= y <= MAXYEAR:
        raise ValueError("year %i is out of range" % y)
    if not 1 <= m <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= d <= _month_length(y, m):
        raise ValueError("day is out of range for month")


def _check_time(h, m, s, us):
    if not 0 <= h <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= m <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= s <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= us <= 999999:
        raise ValueError("microsecond must be in 0..999999")


def _format(x, format, t, us, offset, zone):
    out = []
    i = 0
    while i < len(format):
        if format[i] == "%" and i + 1 < len(format):
            c = format[i + 1]
            if c == "f":
                out.append("%06d" % us)
                i += 2
                continue
            if c == "z":
                out.append("" if offset is None else _offset_text(offset).replace(":", ""))
                i += 2
                continue
            if c == "Z":
                out.append(zone or "")
                i += 2
                continue
            out.append(format[i:i + 2])
            i += 2
            continue
        out.append(format[i])
        i += 1
    return _time.strftime("".join(out), t)


class date:
    def __init__(self, year, month, day):
        _check_date(year, month, day)
        self._y, self._m, self._d = year, month, day

    @classmethod
    def today(cls):
        t = _time.localtime()
        return cls(t[0], t[1], t[2])

    @classmethod
    def fromtimestamp(cls, t):
        t = _time.localtime(t)
        return cls(t[0], t[1], t[2])

    @classmethod
    def fromordinal(cls, n):
        y, m, d = _from_ordinal(n)
        return cls(y, m, d)

    @classmethod
    def fromisoformat(cls, s):
        if not isinstance(s, str):
            raise TypeError("fromisoformat: argument must be str")
        parts = s.split("-") if len(s) == 10 else [s[:4], s[4:6], s[6:]] if len(s) == 8 else []
        if len(parts) != 3 or not all([p.isdigit() for p in parts]):
            raise ValueError("Invalid isoformat string: %r" % s)
        return cls(int(parts[0]), int(parts[1]), int(parts[2]))

    @property
    def year(self):
        return self._y

    @property
    def month(self):
        return self._m

    @property
    def day(self):
        return self._d

    def toordinal(self):
        return _before_year(self._y) + sum([_month_length(self._y, k) for k in range(1, self._m)]) + self._d

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        day = self.weekday()
        thursday = date.fromordinal(self.toordinal() - day + 3)
        return thursday.year, (thursday._yday() - 1) // 7 + 1, day + 1

    def _yday(self):
        return self.toordinal() - _before_year(self._y)

    def timetuple(self):
        return _time.struct_time((self._y, self._m, self._d, 0, 0, 0, self.weekday(), self._yday(), -1))

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._y if year is None else year, self._m if month is None else month, self._d if day is None else day)

    def isoformat(self):
        return "%04d-%02d-%02d" % (self._y, self._m, self._d)

    __str__ = isoformat

    def __repr__(self):
        return "datetime.date(%d, %d, %d)" % (self._y, self._m, self._d)

    def ctime(self):
        return "%s %s %2d 00:00:00 %04d" % (_days[self.weekday()], _months[self._m - 1], self._d, self._y)

    def strftime(self, format):
        return _format(self, format, self.timetuple(), 0, None, None)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def _key(self):
        return (self._y, self._m, self._d)

    def __hash__(self):
        return hash(self._key())

    def _other(self, other):
        return isinstance(other, date) and isinstance(other, datetime) == isinstance(self, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._other(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._other(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._other(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._other(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._other(other) else NotImplemented

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self.toordinal() + other._d
        if not 0 < n <= 3652059:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(n)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other._d)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented


class time:
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_time(hour, minute, second, microsecond)
        self.hour, self.minute, self.second, self.microsecond, self.tzinfo = hour, minute, second, microsecond, tzinfo

    @classmethod
    def fromisoformat(cls, s):
        h, m, sec, us = _iso_time(s)
        return cls(h, m, sec, us)

    def isoformat(self, timespec="auto"):
        return _time_text(self.hour, self.minute, self.second, self.microsecond, timespec)

    __str__ = isoformat

    def __repr__(self):
        parts = [self.hour, self.minute]
        if self.second or self.microsecond:
            parts.append(self.second)
        if self.microsecond:
            parts.append(self.microsecond)
        zone = "" if self.tzinfo is None else ", tzinfo=%r" % (self.tzinfo,)
        return "datetime.time(%s%s)" % (", ".join([str(p) for p in parts]), zone)

    def strftime(self, format):
        return _format(self, format, _time.struct_time((1900, 1, 1, self.hour, self.minute, self.second, 0, 1, -1)), self.microsecond, None, None)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True):
        return time(self.hour if hour is None else hour, self.minute if minute is None else minute,
                    self.second if second is None else second, self.microsecond if microsecond is None else microsecond,
                    self.tzinfo if tzinfo is True else tzinfo)

    def _key(self):
        return (self.hour, self.minute, self.second, self.microsecond)

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, time) else NotImplemented


def _time_text(h, m, s, us, timespec):
    if timespec == "hours":
        return "%02d" % h
    if timespec == "minutes":
        return "%02d:%02d" % (h, m)
    text = "%02d:%02d:%02d" % (h, m, s)
    if timespec == "milliseconds":
        return text + ".%03d" % (us // 1000)
    return text + ".%06d" % us if timespec == "microseconds" or timespec == "auto" and us else text


def _iso_time(s):
    main, dot, part = s.partition(".")
    pieces = main.split(":")
    if not 1 <= len(pieces) <= 3 or not all([len(p) == 2 and p.isdigit() for p in pieces]) or dot and not part.isdigit():
        raise ValueError("Invalid isoformat string: %r" % s)
    values = [int(p) for p in pieces] + [0, 0, 0]
    return values[0], values[1], values[2], int((part + "000000")[:6]) if dot else 0


class datetime(date):
    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        super().__init__(year, month, day)
        _check_time(hour, minute, second, microsecond)
        self.hour, self.minute, self.second, self.microsecond, self.tzinfo = hour, minute, second, microsecond, tzinfo

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(_time.time(), timezone.utc).replace(tzinfo=None)

    @classmethod
    def fromtimestamp(cls, t, tz=None):
        whole = int(t // 1)
        us = round((t - whole) * 1e6)
        if us >= 1000000:
            whole, us = whole + 1, us - 1000000
        if tz is None:
            x = _time.localtime(whole)
        else:
            shift = tz.utcoffset(None)
            x = _time.gmtime(whole + shift._d * 86400 + shift._s)
        return cls(x[0], x[1], x[2], x[3], x[4], min(x[5], 59), us, tz)

    @classmethod
    def utcfromtimestamp(cls, t):
        return cls.fromtimestamp(t, timezone.utc).replace(tzinfo=None)

    @classmethod
    def combine(cls, date, time, tzinfo=None):
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond, tzinfo)

    @classmethod
    def fromordinal(cls, n):
        y, m, d = _from_ordinal(n)
        return cls(y, m, d)

    @classmethod
    def strptime(cls, text, format):
        y, m, d, h, mi, s, wd, yd, us, offset = _strptime.parse(text, format)
        tz = None if offset is None else timezone.utc if offset == 0 else timezone(timedelta(seconds=offset))
        return cls(y, m, d, h, mi, s, us, tz)

    @classmethod
    def fromisoformat(cls, s):
        if not isinstance(s, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            day = date.fromisoformat(s[:10])
            rest, tz = s[11:], None
            if rest.endswith("Z"):
                rest, tz = rest[:-1], timezone.utc
            else:
                for sign in "+-":
                    if sign in rest:
                        rest, o = rest.split(sign)
                        h, m, sec, us = _iso_time(o)
                        shift = timedelta(hours=h, minutes=m, seconds=sec)
                        tz = timezone(shift if sign == "+" else -shift) if shift else timezone.utc
            h, m, sec, us = _iso_time(rest) if rest or len(s) > 10 else (0, 0, 0, 0)
        except ValueError:
            raise ValueError("Invalid isoformat string: %r" % s) from None
        return cls(day.year, day.month, day.day, h, m, sec, us, tz)

    def date(self):
        return _date(self._y, self._m, self._d)

    def time(self):
        return _time_class(self.hour, self.minute, self.second, self.microsecond)

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(self)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(self)

    def astimezone(self, tz=None):
        if tz is None:
            x = _time.localtime(self.timestamp())
            tz = timezone(timedelta(seconds=x.tm_gmtoff), x.tm_zone)
        return type(self).fromtimestamp(self.timestamp() // 1, tz).replace(microsecond=self.microsecond)

    def timestamp(self):
        if self.tzinfo is None:
            return _time.mktime((self._y, self._m, self._d, self.hour, self.minute, self.second, -1, -1, -1)) + self.microsecond / 1e6
        return (self - datetime(1970, 1, 1, tzinfo=timezone.utc)).total_seconds()

    def timetuple(self):
        return _time.struct_time((self._y, self._m, self._d, self.hour, self.minute, self.second, self.weekday(), self._yday(), -1))

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True):
        return type(self)(self._y if year is None else year, self._m if month is None else month, self._d if day is None else day,
                          self.hour if hour is None else hour, self.minute if minute is None else minute,
                          self.second if second is None else second, self.microsecond if microsecond is None else microsecond,
                          self.tzinfo if tzinfo is True else tzinfo)

    def isoformat(self, sep="T", timespec="auto"):
        text = "%04d-%02d-%02d%s" % (self._y, self._m, self._d, sep) + _time_text(self.hour, self.minute, self.second, self.microsecond, timespec)
        return text if self.tzinfo is None else text + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        parts = [self._y, self._m, self._d, self.hour, self.minute]
        if self.second or self.microsecond:
            parts.append(self.second)
        if self.microsecond:
            parts.append(self.microsecond)
        zone = "" if self.tzinfo is None else ", tzinfo=%r" % (self.tzinfo,)
        return "datetime.datetime(%s%s)" % (", ".join([str(p) for p in parts]), zone)

    def ctime(self):
        return "%s %s %2d %02d:%02d:%02d %04d" % (_days[self.weekday()], _months[self._m - 1], self._d, self.hour, self.minute, self.second, self._y)

    def strftime(self, format):
        return _format(self, format, self.timetuple(), self.microsecond, self.utcoffset(), self.tzname())

    def _micro(self):
        shift = self.utcoffset()
        n = ((self.toordinal() * 24 + self.hour) * 60 + self.minute) * 60 + self.second
        if shift is not None:
            n -= shift._d * 86400 + shift._s
        return n * 1000000 + self.microsecond

    def _key(self):
        return self._micro()

    def __hash__(self):
        return hash(self._micro())

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        return (self.tzinfo is None) == (other.tzinfo is None) and self._micro() == other._micro()

    def _other(self, other):
        if not isinstance(other, datetime):
            return False
        if (self.tzinfo is None) != (other.tzinfo is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return True

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self.toordinal() * 86400 + self.hour * 3600 + self.minute * 60 + self.second + other._d * 86400 + other._s
        more, us = divmod(self.microsecond + other._us, 1000000)
        day, s = divmod(n + more, 86400)
        if not 0 < day <= 3652059:
            raise OverflowError("date value out of range")
        y, m, d = _from_ordinal(day)
        return type(self)(y, m, d, s // 3600, s // 60 % 60, s % 60, us, self.tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        if (self.tzinfo is None) != (other.tzinfo is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta(microseconds=self._micro() - other._micro())


_date = date
_time_class = time
date.min, date.max = date(1, 1, 1), date(9999, 12, 31)
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
