"""datetime: date, time, datetime, timedelta, timezone of the Gregorian calendar."""
import time as _time
import _civil
import _strptime
import _datetime_text as _text
from _datetime_spans import UTC, _class_text, _new, _reduced, _shift, _span, _zone_name, timedelta, timezone, tzinfo

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
    parts = _civil.date(n)
    if parts is None:
        raise ValueError("ordinal must be >= 1" if n < 1 else "year %d is out of range" % (n * 400 // 146097 + 1))
    return parts


def _check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type '%s'" % type(tz).__name__)


def _check_date(y, m, d):
    for v in (y, m, d):
        if not isinstance(v, int) and not hasattr(v, "__index__"):
            raise TypeError("'%s' object cannot be interpreted as an integer" % type(v).__name__)
    if not MINYEAR <= y <= MAXYEAR:
        raise ValueError("year %i is out of range" % y)
    if not 1 <= m <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= d <= _month_length(y, m):
        raise ValueError("day is out of range for month")


def _check_time(h, m, s, us, fold):
    if not 0 <= h <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= m <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= s <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= us <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")


class IsoCalendarDate(tuple):
    """What isocalendar() gives: (year, week, weekday)."""

    @property
    def year(self):
        return self[0]

    @property
    def week(self):
        return self[1]

    @property
    def weekday(self):
        return self[2]

    def __repr__(self):
        return "datetime.IsoCalendarDate(year=%d, week=%d, weekday=%d)" % tuple(self)

    __str__ = __repr__


class date:
    def __init__(self, year, month, day):
        if not (type(year) is type(month) is type(day) is int and 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= 28):
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
        if len(s) not in (7, 8, 10):
            raise ValueError("Invalid isoformat string: %r" % s)
        try:
            parts = _text.read_date(s)
        except ValueError:
            raise ValueError("Invalid isoformat string: %r" % s) from None
        return cls.fromisocalendar(*parts[:3]) if len(parts) == 4 else cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        if not MINYEAR <= year <= MAXYEAR:
            raise ValueError("Year is out of range: %d" % year)
        first = _before_year(year) + 1
        start = first - (first + 6) % 7 + (7 if (first + 6) % 7 > 3 else 0)
        if not 1 <= week <= 52 and not (week == 53 and ((first + 6) % 7 == 3 or (first + 6) % 7 == 2 and _leap(year))):
            raise ValueError("Invalid week: %d" % week)
        if not 1 <= day <= 7:
            raise ValueError("Invalid day: %d (range is [1, 7])" % day)
        return cls.fromordinal(start + (week - 1) * 7 + day - 1)

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
        return _civil.ordinal(self._y, self._m, self._d)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        day = self.weekday()
        thursday = date.fromordinal(self.toordinal() - day + 3)
        return IsoCalendarDate((thursday.year, (thursday._yday() - 1) // 7 + 1, day + 1))

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
        return "%s(%d, %d, %d)" % (_class_text(self), self._y, self._m, self._d)

    def ctime(self):
        return "%s %s %2d 00:00:00 %04d" % (_days[self.weekday()], _months[self._m - 1], self._d, self._y)

    def strftime(self, format):
        return _text.formatted(format, self.timetuple(), _time_class.min)

    def __format__(self, spec):
        if not isinstance(spec, str):
            raise TypeError("must be str, not %s" % type(spec).__name__)
        return self.strftime(spec) if spec else str(self)

    def _key(self):
        return (self._y, self._m, self._d)

    def __hash__(self):
        return hash(self._key())

    def __reduce__(self):
        return (type(self), (self._y, self._m, self._d))

    def _other(self, other):
        if isinstance(other, datetime):
            raise TypeError("can't compare datetime.datetime to datetime.date")
        return isinstance(other, date)

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, date) and not isinstance(other, datetime) else NotImplemented

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
        if isinstance(other, date) and not isinstance(other, datetime):
            return _span(self.toordinal() - other.toordinal(), 0, 0)
        return NotImplemented


class time:
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self.hour, self.minute, self.second, self.microsecond, self.tzinfo, self.fold = hour, minute, second, microsecond, tzinfo, fold

    @classmethod
    def fromisoformat(cls, s):
        if not isinstance(s, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            h, m, sec, us, offset = _text.read_time(s[1:] if s[:1] == "T" else s)
        except ValueError:
            raise ValueError("Invalid isoformat string: %r" % s) from None
        return cls(h, m, sec, us, _zone_of(offset))

    def utcoffset(self):
        return None if self.tzinfo is None else _shift(self.tzinfo.utcoffset(None), "utcoffset")

    def dst(self):
        return None if self.tzinfo is None else _shift(self.tzinfo.dst(None), "dst")

    def tzname(self):
        return None if self.tzinfo is None else _zone_name(self.tzinfo.tzname(None))

    def isoformat(self, timespec="auto"):
        text, shift = _text.clock_text(self.hour, self.minute, self.second, self.microsecond, timespec), self.utcoffset()
        return text if shift is None else text + _text.offset_text(shift)

    __str__ = isoformat

    def __repr__(self):
        text = _clock_repr(self, [self.hour, self.minute])
        if self.tzinfo is not None:
            text += ", tzinfo=%r" % (self.tzinfo,)
        return "%s(%s)" % (_class_text(self), text + ", fold=1" if self.fold else text)

    def strftime(self, format):
        t = _time.struct_time((1900, 1, 1, self.hour, self.minute, self.second, 0, 1, -1))
        return _text.formatted(format, t, self)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self.hour if hour is None else hour, self.minute if minute is None else minute,
                          self.second if second is None else second, self.microsecond if microsecond is None else microsecond,
                          self.tzinfo if tzinfo is True else tzinfo, fold=self.fold if fold is None else fold)

    def __reduce_ex__(self, protocol):
        return _reduced(self, (self.hour, self.minute, self.second, self.microsecond, self.tzinfo), protocol)

    def __reduce__(self):
        return self.__reduce_ex__(2)

    def _key(self):
        shift = self.utcoffset()
        return (self.hour * 3600 + self.minute * 60 + self.second - (0 if shift is None else shift._d * 86400 + shift._s), self.microsecond)

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        return (self.utcoffset() is None) == (other.utcoffset() is None) and self._key() == other._key()

    def _other(self, other):
        if not isinstance(other, time):
            return False
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware times")
        return True

    def __lt__(self, other):
        return self._key() < other._key() if self._other(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._other(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._other(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._other(other) else NotImplemented


def _clock_repr(x, parts):
    """The numbers of a repr: seconds where there are any."""
    if x.second or x.microsecond:
        parts.append(x.second)
    if x.microsecond:
        parts.append(x.microsecond)
    return ", ".join([str(p) for p in parts])


def _zone_of(offset):
    if offset is None:
        return None
    sign, h, m, s, us = offset
    shift = timedelta(hours=h, minutes=m, seconds=s, microseconds=us)
    return timezone(shift if sign > 0 else -shift)


class datetime(date):
    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if not (type(year) is type(month) is type(day) is int and 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= 28):
            _check_date(year, month, day)
        if not (0 <= hour <= 23 and 0 <= minute <= 59 and 0 <= second <= 59 and 0 <= microsecond <= 999999 and fold == 0):
            _check_time(hour, minute, second, microsecond, fold)
        if tzinfo is not None:
            _check_zone(tzinfo)
        self._y, self._m, self._d = year, month, day
        self.hour, self.minute, self.second, self.microsecond, self.tzinfo, self.fold = hour, minute, second, microsecond, tzinfo, fold

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
        _check_zone(tz)
        whole = int(t // 1)
        us = round((t - whole) * 1e6)
        if us >= 1000000:
            whole, us = whole + 1, us - 1000000
        x = _time.localtime(whole) if tz is None else _time.gmtime(whole)
        r = cls(x[0], x[1], x[2], x[3], x[4], min(x[5], 59), us, tz)
        return r if tz is None else tz.fromutc(r)

    @classmethod
    def utcfromtimestamp(cls, t):
        return cls.fromtimestamp(t, timezone.utc).replace(tzinfo=None)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond, time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromordinal(cls, n):
        y, m, d = _from_ordinal(n)
        return cls(y, m, d)

    @classmethod
    def strptime(cls, text, format):
        y, m, d, h, mi, s, wd, yd, us, offset = _strptime.parse(text, format)
        tz = None if offset is None else timezone(timedelta(seconds=offset))
        return cls(y, m, d, h, mi, s, us, tz)

    @classmethod
    def fromisoformat(cls, s):
        if not isinstance(s, str):
            raise TypeError("fromisoformat: argument must be str")
        found = _civil.read(s)
        if found is not None:
            return cls(*found)
        try:
            if len(s) < 7:
                raise ValueError(s)
            at = _text.split_at(s)
            parts = _text.read_date(s[:at])
            day = _date.fromisocalendar(*parts[:3]) if len(parts) == 4 else parts
            h, m, sec, us, offset = _text.read_time(s[at + 1:]) if len(s) > at else (0, 0, 0, 0, None)
            if len(s) == at + 1:
                raise ValueError(s)
        except ValueError:
            raise ValueError("Invalid isoformat string: %r" % s) from None
        y, mo, d = (day.year, day.month, day.day) if len(parts) == 4 else day
        return cls(y, mo, d, h, m, sec, us, _zone_of(offset))

    def date(self):
        return _date(self._y, self._m, self._d)

    def time(self):
        return _time_class(self.hour, self.minute, self.second, self.microsecond, fold=self.fold)

    def timetz(self):
        return _time_class(self.hour, self.minute, self.second, self.microsecond, self.tzinfo, fold=self.fold)

    def utcoffset(self):
        return None if self.tzinfo is None else _shift(self.tzinfo.utcoffset(self), "utcoffset")

    def dst(self):
        return None if self.tzinfo is None else _shift(self.tzinfo.dst(self), "dst")

    def tzname(self):
        return None if self.tzinfo is None else _zone_name(self.tzinfo.tzname(self))

    def astimezone(self, tz=None):
        if tz is None:
            x = _time.localtime(self.timestamp())
            tz = timezone(timedelta(seconds=x.tm_gmtoff), x.tm_zone)
        _check_zone(tz)
        if tz is self.tzinfo:
            return self
        shift = self.utcoffset()
        if shift is None:
            return type(self).fromtimestamp(self.replace(tzinfo=None).timestamp() // 1, tz).replace(microsecond=self.microsecond)
        return tz.fromutc((self - shift).replace(tzinfo=tz))

    def timestamp(self):
        if self.tzinfo is None:
            return _civil.stamp(self._y, self._m, self._d, self.hour, self.minute, self.second, self.microsecond, self.fold)
        return (self - _epoch).total_seconds()

    def timetuple(self):
        summer = self.dst()
        return _time.struct_time((self._y, self._m, self._d, self.hour, self.minute, self.second, self.weekday(), self._yday(), -1 if summer is None else 1 if summer else 0))

    def utctimetuple(self):
        shift = self.utcoffset()
        x = self if not shift else self - shift
        return _time.struct_time((x._y, x._m, x._d, x.hour, x.minute, x.second, x.weekday(), x._yday(), 0))

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._y if year is None else year, self._m if month is None else month, self._d if day is None else day,
                          self.hour if hour is None else hour, self.minute if minute is None else minute,
                          self.second if second is None else second, self.microsecond if microsecond is None else microsecond,
                          self.tzinfo if tzinfo is True else tzinfo, fold=self.fold if fold is None else fold)

    def isoformat(self, sep="T", timespec="auto"):
        if timespec == "auto" and self.tzinfo is None:
            return _civil.iso(sep, self._y, self._m, self._d, self.hour, self.minute, self.second, self.microsecond)
        text = "%04d-%02d-%02d%s" % (self._y, self._m, self._d, sep) + _text.clock_text(self.hour, self.minute, self.second, self.microsecond, timespec)
        shift = self.utcoffset()
        return text if shift is None else text + _text.offset_text(shift)

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        text = _clock_repr(self, [self._y, self._m, self._d, self.hour, self.minute])
        if self.fold:
            text += ", fold=1"
        return "%s(%s)" % (_class_text(self), text if self.tzinfo is None else text + ", tzinfo=%r" % (self.tzinfo,))

    def ctime(self):
        return "%s %s %2d %02d:%02d:%02d %04d" % (_days[self.weekday()], _months[self._m - 1], self._d, self.hour, self.minute, self.second, self._y)

    def strftime(self, format):
        return _text.formatted(format, self.timetuple(), self)

    def __reduce_ex__(self, protocol):
        return _reduced(self, (self._y, self._m, self._d, self.hour, self.minute, self.second, self.microsecond, self.tzinfo), protocol)

    def __reduce__(self):
        return self.__reduce_ex__(2)

    def _wall(self):
        return _civil.wall(self._y, self._m, self._d, self.hour, self.minute, self.second, self.microsecond)

    def _micro(self):
        """Microseconds in UTC; of a naive time as if it were."""
        shift = self.utcoffset()
        return self._wall() if shift is None else self._wall() - shift._all()

    def __hash__(self):
        return hash((self.replace(fold=0) if self.fold else self)._micro())

    def _pair(self, other):
        """Both in microseconds, and whether both have a zone or neither has: the clocks where they share the zone."""
        if self.tzinfo is other.tzinfo:
            return self._wall(), other._wall(), True
        a, b = self.utcoffset(), other.utcoffset()
        return self._micro(), other._micro(), (a is None) == (b is None)

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        a, b, both = self._pair(other)
        if not both or a != b:
            return False
        return self.tzinfo is other.tzinfo or not (self._unclear() or other._unclear())

    def _unclear(self):
        """Whether the clock shows this time twice or never: then it equals no time of another zone."""
        return isinstance(self.tzinfo, tzinfo) and not isinstance(self.tzinfo, timezone) and self.replace(fold=1 - self.fold).utcoffset() != self.utcoffset()

    def _ordered(self, other):
        if not isinstance(other, datetime):
            if isinstance(other, _date):
                raise TypeError("can't compare datetime.datetime to datetime.date")
            return None
        if self.tzinfo is other.tzinfo:
            a, b = self._wall(), other._wall()
            return (a > b) - (a < b)
        a, b, both = self._pair(other)
        if not both:
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return (a > b) - (a < b)

    def __lt__(self, other):
        r = self._ordered(other)
        return NotImplemented if r is None else r < 0

    def __le__(self, other):
        r = self._ordered(other)
        return NotImplemented if r is None else r <= 0

    def __gt__(self, other):
        r = self._ordered(other)
        return NotImplemented if r is None else r > 0

    def __ge__(self, other):
        r = self._ordered(other)
        return NotImplemented if r is None else r >= 0

    def _moved(self, days, seconds, us):
        found = _civil.moment(self._y, self._m, self._d, self.hour, self.minute, self.second, self.microsecond, days, seconds, us)
        if found is None:
            raise OverflowError("date value out of range")
        if type(self) is not datetime:
            return type(self)(*found, self.tzinfo)
        r = _new(datetime)
        r._y, r._m, r._d, r.hour, r.minute, r.second, r.microsecond = found
        r.tzinfo, r.fold = self.tzinfo, 0
        return r

    def __add__(self, other):
        return self._moved(other._d, other._s, other._us) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._moved(-other._d, -other._s, -other._us)
        if not isinstance(other, datetime):
            return NotImplemented
        a, b, both = self._pair(other)
        if not both:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return _span(0, 0, a - b)


_date = date
_time_class = time
_epoch = datetime(1970, 1, 1, tzinfo=timezone.utc)
date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)
time.min, time.max, time.resolution = time(0, 0), time(23, 59, 59, 999999), timedelta(microseconds=1)
datetime.min, datetime.max, datetime.resolution = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999), timedelta(microseconds=1)
