"""Times of pandas: Timestamp, Timedelta, to_datetime, to_timedelta. Whole columns are read and split in C (_pandas_dates)."""
import numpy as np
import pandas as pd
import _pandas_dates as _n
from datetime import date, datetime, timedelta, timezone, tzinfo
from pandas.errors import OutOfBoundsDatetime, OutOfBoundsTimedelta

_no = object()
_per = {"s": 1, "ms": 1000, "us": 1000000, "ns": 1000000000}
_order = ["s", "ms", "us", "ns"]
_nat = pd.NaT
_least = -9223372036854775808
_zones = {}


class DateParseError(ValueError):
    pass


def _finer(a, b):
    return a if _order.index(a) >= _order.index(b) else b


def _zone(name):
    """The tzinfo of a zone's name."""
    if name is None or isinstance(name, tzinfo):
        return name
    if name in _zones:
        return _zones[name]
    if name in ("UTC", "utc", "Z"):
        return timezone.utc
    if name[:3] == "UTC" and len(name) > 3 or name[0] in "+-":
        text = name[3:] if name[:3] == "UTC" else name
        parts = [int(p) for p in text[1:].split(":")]
        seconds = parts[0] * 3600 + (parts[1] * 60 if len(parts) > 1 else 0) + (parts[2] if len(parts) > 2 else 0)
        z = timezone(timedelta(seconds=-seconds if text[0] == "-" else seconds))
    else:
        import zoneinfo
        z = zoneinfo.ZoneInfo(name)
    _zones[name] = z
    return z


def _stamp(value, unit, tz=None):
    t = datetime.__new__(Timestamp)
    t._value, t.unit, t.tzinfo = value, unit, tz
    per = _per[unit]
    second, part = value // per, value % per
    if tz is not None:
        second += _n.zone_at(str(tz), second)[0]
    day, rest = second // 86400, second % 86400
    if -719162 <= day <= 2932896:
        d = date.fromordinal(day + 719163)
        t._y, t._m, t._d = d.year, d.month, d.day
    else:
        s = pd.Series(_n.make([value], "M", unit, None))
        t._y, t._m, t._d = int(_n.field(s, "year")[0]), int(_n.field(s, "month")[0]), int(_n.field(s, "day")[0])
    t.hour, t.minute, t.second = rest // 3600, rest // 60 % 60, rest % 60
    ns = part * (1000000000 // per)
    t.microsecond, t.nanosecond = ns // 1000, ns % 1000
    return t


def _delta(value, unit):
    t = timedelta.__new__(Timedelta)
    t._value, t.unit = value, unit
    per = _per[unit]
    second, part = value // per, value % per
    ns = part * (1000000000 // per)
    t._d, t._s, t._us, t.nanoseconds = second // 86400, second % 86400, ns // 1000, ns % 1000
    return t


def _rescaled(value, old, new):
    a, b = _per[old], _per[new]
    return value * (b // a) if b >= a else value // (a // b)


def _fits(t, unit):
    return abs(t._value) <= 9223372036854775807 // max(1, _per[unit] // _per[t.unit])


def _in_unit(t, unit):
    """The count of a moment or a span in a unit; refuses what does not fit."""
    if not _fits(t, unit):
        raise (OutOfBoundsDatetime if isinstance(t, Timestamp) else OutOfBoundsTimedelta)("Cannot cast %s to unit='%s' without overflow." % (t, unit))
    return _rescaled(t._value, t.unit, unit)


def _in_ns(t):
    if not _fits(t, "ns"):
        raise OverflowError("Cannot convert %s to nanoseconds without overflow. Use `.asm8.view('i8')` to cast represent %s in its own unit (here, %s)."
                            % (type(t).__name__, type(t).__name__, t.unit))
    return _rescaled(t._value, t.unit, "ns")


def _comparable(a, b, unit):
    """Two counts that compare as a and b do."""
    for x, y, turned in ((a, b, False), (b, a, True)):
        if not _fits(x, unit):
            far = 1 if x._value > 0 else -1
            return (0, far) if turned else (far, 0)
    return _rescaled(a._value, a.unit, unit), _rescaled(b._value, b.unit, unit)


def _product(a, b):
    if abs(float(a) * b) >= 2.0 ** 63:
        raise OutOfBoundsTimedelta("Overflow in int64 multiplication")
    return a * b


def _as_stamp(x):
    return x if isinstance(x, Timestamp) else Timestamp(x)


class Timestamp(datetime):
    __module__ = "pandas"

    def __init__(self, ts_input=_no, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=None, *,
                 nanosecond=None, tz=None, unit=None, fold=None):
        zone = tz if tz is not None else tzinfo
        if isinstance(zone, str):
            zone = _zone(zone)
        if ts_input is _no or (isinstance(ts_input, int) and year is not None):
            if ts_input is _no:
                parts = [year, month, day, hour, minute, second, microsecond]
            else:
                parts = [ts_input, year, month, day, hour, minute, second if second is not None else microsecond]
            if parts[0] is None or parts[1] is None or parts[2] is None:
                raise TypeError("function missing required argument 'day' (pos 3)")
            d = datetime(parts[0], parts[1], parts[2], parts[3] or 0, parts[4] or 0, parts[5] or 0, parts[6] or 0)
            value = _wall_micro(d)
            unit_ = "us"
            if nanosecond:
                value, unit_ = value * 1000 + nanosecond, "ns"
            self._become(_local(value, unit_, zone))
            return
        self._become(_read_stamp(ts_input, unit, zone))

    def _become(self, other):
        if other is _nat:
            raise ValueError("NaT")
        for k in ("_value", "unit", "tzinfo", "_y", "_m", "_d", "hour", "minute", "second", "microsecond", "nanosecond"):
            setattr(self, k, getattr(other, k))

    def __new__(cls, ts_input=_no, *args, **kwargs):
        if ts_input is _nat or ts_input is None or (isinstance(ts_input, float) and ts_input != ts_input) or \
                (isinstance(ts_input, str) and ts_input in ("NaT", "nan", "NaN", "", "nat", "NAT")) or (isinstance(ts_input, np.datetime64) and np.isnat(ts_input)):
            return _nat
        return datetime.__new__(cls)

    # --- making
    @classmethod
    def now(cls, tz=None):
        import time
        t = _stamp(int(time.time() * 1000000), "us", timezone.utc)
        if tz is not None:
            return t.tz_convert(tz)
        x = datetime.now()
        return _stamp(_wall_micro(x), "us", None)

    @classmethod
    def today(cls, tz=None):
        return cls.now(tz)

    @classmethod
    def utcnow(cls):
        return cls.now("UTC")

    @classmethod
    def fromtimestamp(cls, t, tz=None):
        if tz is None:
            return cls(datetime.fromtimestamp(t))
        return _stamp(int(t * 1000000), "us", _zone(tz))

    @classmethod
    def strptime(cls, text, format):
        return cls(datetime.strptime(text, format))

    @classmethod
    def fromordinal(cls, n, tz=None):
        return _stamp((n - 719163) * 86400 * 1000000, "us", None)

    @classmethod
    def combine(cls, d, t):
        return cls(datetime.combine(d, t))

    # --- parts
    @property
    def tz(self):
        return self.tzinfo

    @property
    def fold(self):
        """1 at the second of two moments that the clock of the zone shows alike."""
        if self.tzinfo is None:
            return 0
        name, second = str(self.tzinfo), self._utc_second()
        offset = _n.zone_at(name, second)[0]
        offsets = _n.zone_local(name, second + offset)
        return 1 if len(offsets) == 2 and offset == offsets[1] else 0

    @property
    def value(self):
        return _in_ns(self)

    @property
    def asm8(self):
        return self.to_datetime64()

    def _utc_second(self):
        return self._value // _per[self.unit]

    def _column(self):
        return _n.make([self._value], "M", self.unit, None if self.tzinfo is None else str(self.tzinfo))

    def _part(self, name):
        return _n.field(self._column(), name)[0]

    @property
    def dayofweek(self):
        return self.weekday()

    day_of_week = dayofweek

    @property
    def dayofyear(self):
        return int(self._part("dayofyear"))

    day_of_year = dayofyear

    @property
    def quarter(self):
        return (self._m - 1) // 3 + 1

    @property
    def week(self):
        return self.isocalendar()[1]

    weekofyear = week

    @property
    def days_in_month(self):
        return int(self._part("days_in_month"))

    daysinmonth = days_in_month

    @property
    def is_leap_year(self):
        return bool(self._part("is_leap_year"))

    @property
    def is_month_start(self):
        return self._d == 1

    @property
    def is_month_end(self):
        return self._d == self.days_in_month

    @property
    def is_quarter_start(self):
        return self._d == 1 and self._m % 3 == 1

    @property
    def is_quarter_end(self):
        return self.is_month_end and self._m % 3 == 0

    @property
    def is_year_start(self):
        return self._d == 1 and self._m == 1

    @property
    def is_year_end(self):
        return self._d == 31 and self._m == 12

    def day_name(self, locale=None):
        return ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][self.weekday()]

    def month_name(self, locale=None):
        return ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"][self._m - 1]

    # --- text
    def isoformat(self, sep="T", timespec="auto"):
        if timespec == "nanoseconds" or (timespec == "auto" and self.nanosecond):
            text = "%04d-%02d-%02d%s%02d:%02d:%02d.%06d%03d" % (self._y, self._m, self._d, sep, self.hour, self.minute, self.second, self.microsecond, self.nanosecond)
        else:
            return datetime.isoformat(self, sep, timespec)
        return text if self.tzinfo is None else text + self._offset()

    def _offset(self, colon=":"):
        o = _n.zone_at(str(self.tzinfo), self._utc_second())[0]
        sign, o = ("-", -o) if o < 0 else ("+", o)
        return "%s%02d%s%02d" % (sign, o // 3600, colon, o // 60 % 60)

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        text = str(self)
        if self.tzinfo is None:
            return "Timestamp('%s')" % text
        return "Timestamp('%s', tz='%s')" % (text[:-6] + self._offset(""), self.tzinfo)

    def strftime(self, format):
        return _n.strftime(self._column(), format)[0]

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def __hash__(self):
        if self.nanosecond:
            return hash(self.value)
        return hash(self._micro())

    def _micro(self):
        return _rescaled(self._value, self.unit, "us") + 719163 * 86400000000

    def __reduce__(self):
        return (_stamp, (self._value, self.unit, self.tzinfo))

    # --- other forms
    def to_pydatetime(self, warn=True):
        return datetime(self._y, self._m, self._d, self.hour, self.minute, self.second, self.microsecond, self.tzinfo, fold=self.fold)

    def to_datetime64(self):
        return np.datetime64(self._value, self.unit)

    to_numpy = to_datetime64

    def to_julian_date(self):
        return self._value / _per[self.unit] / 86400 + 2440587.5

    def timetz(self):
        return self.time().replace(tzinfo=self.tzinfo)

    def timestamp(self):
        return round(self._value / _per[self.unit], 6)

    def utcoffset(self):
        return None if self.tzinfo is None else timedelta(seconds=_n.zone_at(str(self.tzinfo), self._utc_second())[0])

    def tzname(self):
        if self.tzinfo is None:
            return None
        return _n.zone_at(str(self.tzinfo), self._utc_second())[2]

    def dst(self):
        return None if self.tzinfo is None else self.tzinfo.dst(self)

    def as_unit(self, unit, round_ok=True):
        return _stamp(_in_unit(self, unit), unit, self.tzinfo)

    def to_period(self, freq=None):
        return pd.Period(self, freq)

    def normalize(self):
        return _column_one(pd.Series(self._column()).dt.normalize())

    def floor(self, freq, ambiguous="raise", nonexistent="raise"):
        return _column_one(pd.Series(self._column()).dt.floor(freq, ambiguous, nonexistent))

    def ceil(self, freq, ambiguous="raise", nonexistent="raise"):
        return _column_one(pd.Series(self._column()).dt.ceil(freq, ambiguous, nonexistent))

    def round(self, freq, ambiguous="raise", nonexistent="raise"):
        return _column_one(pd.Series(self._column()).dt.round(freq, ambiguous, nonexistent))

    def tz_localize(self, tz, ambiguous="raise", nonexistent="raise"):
        if self.tzinfo is not None and tz is not None:
            raise TypeError("Cannot localize tz-aware Timestamp, use tz_convert for conversions")
        return _column_one(pd.Series(self._column()).dt.tz_localize(tz, ambiguous, nonexistent))

    def tz_convert(self, tz):
        if self.tzinfo is None:
            raise TypeError("Cannot convert tz-naive Timestamp, use tz_localize to localize")
        return _stamp(self._value, self.unit, _zone(tz) if tz is not None else None)

    astimezone = tz_convert

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, nanosecond=None, tzinfo=_no, fold=None):
        d = datetime(self._y if year is None else year, self._m if month is None else month, self._d if day is None else day,
                     self.hour if hour is None else hour, self.minute if minute is None else minute, self.second if second is None else second,
                     self.microsecond if microsecond is None else microsecond)
        value, unit = _wall_micro(d), self.unit
        ns = self.nanosecond if nanosecond is None else nanosecond
        if ns:
            value, unit = value * 1000 + ns, "ns"
        else:
            unit = _finer(unit, "us") if d.microsecond else unit
            value = _rescaled(value, "us", unit)
        zone = self.tzinfo if tzinfo is _no else tzinfo
        wall = _stamp(value, unit, None)
        return wall if zone is None else _folded(wall, zone, self.fold if fold is None else fold)

    # --- operators
    def __add__(self, other):
        if isinstance(other, timedelta) or isinstance(other, np.timedelta64):
            other = other if isinstance(other, Timedelta) else Timedelta(other)
            if other is _nat:
                return _nat
            unit = _finer(self.unit, other.unit)
            return _stamp(_in_unit(self, unit) + _in_unit(other, unit), unit, self.tzinfo)
        if other is _nat:
            return _nat
        if hasattr(other, "_shift"):
            return other._one(self, 1)
        if isinstance(other, (int, float)) and not isinstance(other, bool):
            raise TypeError("Addition/subtraction of integers and integer-arrays with Timestamp is no longer supported.  Instead of adding/subtracting `n`, use `n * obj.freq`")
        return NotImplemented

    def __radd__(self, other):
        return self.__add__(other)

    def __sub__(self, other):
        if isinstance(other, timedelta) or isinstance(other, np.timedelta64):
            other = other if isinstance(other, Timedelta) else Timedelta(other)
            return _nat if other is _nat else self + (-other)
        if other is _nat:
            return _nat
        if isinstance(other, (datetime, np.datetime64)):
            other = _as_stamp(other)
            if (self.tzinfo is None) != (other.tzinfo is None):
                raise TypeError("Cannot subtract tz-naive and tz-aware datetime-like objects.")
            unit = _finer(self.unit, other.unit)
            return _delta(_in_unit(self, unit) - _in_unit(other, unit), unit)
        if hasattr(other, "_shift"):
            return other._one(self, -1)
        if isinstance(other, (int, float)) and not isinstance(other, bool):
            raise TypeError("Addition/subtraction of integers and integer-arrays with Timestamp is no longer supported.  Instead of adding/subtracting `n`, use `n * obj.freq`")
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, (datetime, np.datetime64)):
            return _as_stamp(other) - self
        return NotImplemented

    def _sides(self, other):
        if isinstance(other, (datetime, np.datetime64)):
            other = _as_stamp(other)
        if not isinstance(other, Timestamp):
            return None
        unit = _finer(self.unit, other.unit)
        return (*_comparable(self, other, unit), (self.tzinfo is None) == (other.tzinfo is None))

    def __eq__(self, other):
        s = self._sides(other)
        if s is None:
            return NotImplemented
        return s[2] and s[0] == s[1]

    def __ne__(self, other):
        s = self._sides(other)
        if s is None:
            return NotImplemented
        return not (s[2] and s[0] == s[1])

    def _ordered(self, other, sign):
        s = self._sides(other)
        if s is None:
            if type(other) is date:
                raise TypeError("Cannot compare Timestamp with datetime.date. Use ts == pd.Timestamp(date) or ts.date() == date instead.")
            return None
        if not s[2]:
            raise TypeError("Cannot compare tz-naive and tz-aware timestamps")
        return s

    def __lt__(self, other):
        s = self._ordered(other, "<")
        return NotImplemented if s is None else s[0] < s[1]

    def __le__(self, other):
        s = self._ordered(other, "<=")
        return NotImplemented if s is None else s[0] <= s[1]

    def __gt__(self, other):
        s = self._ordered(other, ">")
        return NotImplemented if s is None else s[0] > s[1]

    def __ge__(self, other):
        s = self._ordered(other, ">=")
        return NotImplemented if s is None else s[0] >= s[1]


Timestamp.min, Timestamp.max = _stamp(-9223372036854775807, "ns", None), _stamp(9223372036854775807, "ns", None)


def _column_one(s):
    return s.iloc[0]


def _wall_micro(d):
    return ((d.toordinal() - 719163) * 86400 + d.hour * 3600 + d.minute * 60 + d.second) * 1000000 + d.microsecond


def _local(value, unit, zone):
    """A wall time in a zone."""
    if zone is None:
        return _stamp(value, unit, None)
    return _column_one(_n.localize(_n.make([value], "M", unit, None), str(zone), "raise", "raise"))


def _folded(wall, zone, fold):
    """The moment of a wall time as datetime has it: the fold chooses where the clock shows it twice, times that it skips count from before."""
    value, unit, name = wall._value, wall.unit, str(zone)
    second = value // _per[unit]
    offsets = _n.zone_local(name, second)
    offset = offsets[-1 if fold else 0] if offsets else _n.zone_at(name, second - _n.zone_at(name, second - 86400)[0] - 86400)[0]
    return _stamp(value - offset * _per[unit], unit, zone)


def _zoned(t, zone):
    if zone is None:
        return t
    if t.tzinfo is None:
        return _local(t._value, t.unit, zone)
    return _stamp(t._value, t.unit, zone)


_words = {"D": 86400, "d": 86400, "day": 86400, "days": 86400, "h": 3600, "H": 3600, "hour": 3600, "hours": 3600, "hr": 3600, "m": 60, "min": 60, "T": 60,
          "minute": 60, "minutes": 60, "s": 1, "S": 1, "sec": 1, "second": 1, "seconds": 1, "W": 604800, "w": 604800, "week": 604800, "weeks": 604800}
_small = {"ms": 1000, "L": 1000, "milli": 1000, "millis": 1000, "millisecond": 1000, "milliseconds": 1000, "us": 1000000, "U": 1000000, "micro": 1000000,
          "micros": 1000000, "microsecond": 1000000, "microseconds": 1000000, "µs": 1000000, "ns": 1000000000, "N": 1000000000, "nano": 1000000000,
          "nanos": 1000000000, "nanosecond": 1000000000, "nanoseconds": 1000000000}


def _counted(x, unit):
    """A number of a unit as (count, unit of pandas)."""
    if unit in _words:
        k = _words[unit]
        if isinstance(x, float) and x != int(x):
            n = x * k
            return int(round(n * 1000000)), "us"
        return int(x) * k * 1000000, "us"
    if unit in _small:
        per = _small[unit]
        name = {1000: "ms", 1000000: "us", 1000000000: "ns"}[per]
        if name == "ns":
            return int(x), "ns"
        return int(round(x * (1000000 // per))), "us"
    raise ValueError("invalid unit abbreviation: %s" % unit)


def _read_stamp(x, unit, zone):
    if isinstance(x, Timestamp):
        return _zoned(x, zone)
    if isinstance(x, str):
        return _zoned(_parse_one(x), zone)
    if isinstance(x, datetime):
        t = _stamp(_wall_micro(x), "us", None)
        if x.tzinfo is not None:
            o = x.utcoffset()
            t = _stamp(t._value - (o.days * 86400 + o.seconds) * 1000000, "us", x.tzinfo)
        return _zoned(t, zone)
    if isinstance(x, date):
        return _zoned(_stamp((x.toordinal() - 719163) * 86400 , "s", None), zone)
    if isinstance(x, np.datetime64):
        return _zoned(_column_one(pd.Series(np.array([x]))), zone)
    if isinstance(x, (int, np.integer)) and not isinstance(x, bool):
        n, u = (int(x), "ns") if unit is None else _counted(int(x), unit)
        if not -(2 ** 63) < n < 2 ** 63:
            raise OutOfBoundsDatetime("Out of bounds timestamp %s" % x)
        return _stamp(n, u, zone)
    if isinstance(x, (float, np.floating)):
        n, u = (int(x), "ns") if unit is None else _counted(float(x), unit)
        return _stamp(n, u, zone)
    raise TypeError("Cannot convert input [%s] of type %s to Timestamp" % (x, type(x)))


# --- reading text
_times = ["", " %H:%M:%S", "T%H:%M:%S", " %H:%M:%S.%f", "T%H:%M:%S.%f", " %H:%M", "T%H:%M", " %H", "T%H"]
_zoned_ends = ["%z", " %z"]
_clocks = ["", " %H:%M:%S", " %H:%M", " %I:%M:%S %p", " %I:%M %p", " %I:%M%p", " %H:%M:%S.%f", " %I %p", " %I%p", " %I:%M:%S%p", ", %H:%M:%S", ", %H:%M", ", %I:%M %p", " %H:%M:%S%z", " %H:%M:%S %z", " %H:%M%z", " %H:%M %z", "T%H:%M:%S"]
_year_first = ["%y-%m-%d", "%y/%m/%d", "%y.%m.%d"]
_month_first = ["%m/%d/%Y", "%m-%d-%Y", "%m.%d.%Y", "%m/%d/%y", "%m-%d-%y"]
_day_first = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y", "%d-%m-%y", "%d.%m.%y"]
_named = ["%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%b %d %Y", "%B %d %Y", "%d-%b-%Y", "%d-%B-%Y", "%d-%b-%y", "%d/%b/%Y", "%b %Y", "%B %Y", "%Y %b %d",
          "%Y-%b-%d", "%d %b, %Y", "%d %B, %Y", "%m/%Y", "%Y %m", "%a %b %d %H:%M:%S %Y", "%a, %d %b %Y", "%a, %d %b %Y", "%A, %B %d, %Y", "%A, %d %B %Y", "%A %d %B %Y", "%a %d %b %Y", "%b-%Y", "%b-%d-%Y", "%d%b%Y", "%Y %B %d"]
_cache = {}


def _iso_formats():
    if "iso" not in _cache:
        f = []
        for d in ("%Y-%m-%d", "%Y/%m/%d"):
            f += [d + t for t in _times]
            if d == "%Y-%m-%d":
                f += [d + t + z for t in _times if t for z in _zoned_ends]
        f += ["%Y%m%dT%H%M%S", "%Y%m%dT%H%M", "%Y%m%d", "%Y%m%d%H%M%S", "%Y%m%d%H%M", "%Y%m%d %H:%M:%S", "%Y%m%d %H:%M:%S.%f", "%Y%m%d %H:%M", "%Y%m%d %H%M%S", "%Y%m%d %H%M", "%Y%m%d %H%M%S.%f", "%Y-%m", "%Y/%m", "%Y", "%Y.%m.%d"] + ["%Y.%m.%d" + t for t in _clocks[1:]]
        f += ["%Y/%m/%d" + t for t in _clocks[3:]] + ["%Y-%m-%d" + t for t in _clocks[3:]] + ["%Y%m%dT%H%M%S%z"]
        _cache["iso"] = f
    return _cache["iso"]


def _formats(dayfirst=False):
    """Formats to try in turn; dayfirst may be "year": two digits first are those of the year."""
    key = dayfirst
    if key not in _cache:
        first, then = (_year_first, _month_first + _day_first) if dayfirst == "year" else (_day_first, _month_first) if dayfirst else (_month_first, _day_first)
        other = []
        for group in (first, then):
            other += [d + t for d in group for t in _clocks]
        other += [d + t for d in _named for t in _clocks]
        _cache[key] = _iso_formats() + other
    return _cache[key]


def _quarter(t):
    """"2024Q3", "2024-Q3", "Q3 2024" as (year, quarter), else None."""
    if not 6 <= len(t) <= 7 or "Q" not in t.upper():
        return None
    u = t.upper().replace("-", "")
    if len(u) != 6:
        return None
    year, q = (u[:4], u[5]) if u[4] == "Q" else (u[2:], u[1]) if u[0] == "Q" else ("", "")
    return (int(year), int(q)) if year.isdigit() and q in "1234" else None


def _without_fillers(text):
    """The text without the words that dateutil passes over: 3rd of May at 17:30."""
    import re
    plain = re.sub(r"(?i)(?<=\d)(st|nd|rd|th)\b", "", text)
    plain = re.sub(r"(?i)\b(of|at|on|and)\b", " ", plain)
    return " ".join(plain.split()).replace(" ,", ",") if plain != text else text


def _parse_one(text, dayfirst=False):
    t = text.strip()
    if t == "now":
        return Timestamp.now()
    if t == "today":
        return Timestamp.now()
    clock = t.split(":")
    if len(clock) in (2, 3) and all(x.isdigit() and len(x) == 2 for x in clock) and int(clock[0]) < 24:
        return _parse_one(datetime.now().strftime("%Y-%m-%d ") + t)  # today
    m = _quarter(t)
    if m:
        return _stamp(_wall_micro(datetime(m[0], m[1] * 3 - 2, 1)), "us", None)
    counts, zone, bad, differ, digits = _n.parse([t], _formats(dayfirst), False, True, "us")
    if bad >= 0:
        named = t.rpartition(" ")
        if "/" in named[2] and named[2][:1].isalpha() and named[0]:
            return _parse_one(named[0]).tz_localize(named[2])
        plain = _without_fillers(t)
        if plain and plain != t:
            return _parse_one(plain, dayfirst)
        clock = t.rpartition(" ")[2].split(":")
        if len(clock) > 1 and all(x.isdigit() and len(x) == 2 for x in clock) and int(clock[0]) > 23:
            raise DateParseError("hour must be in 0..23: %s" % text)
        iso = t.split("-")
        if len(iso) == 3 and all(x.isdigit() for x in iso) and len(iso[0]) == 4:
            if not 1 <= int(iso[1]) <= 12:
                raise DateParseError("month must be in 1..12: %s" % text)
            raise DateParseError("day is out of range for month: %s" % text)
        raise DateParseError("Unknown datetime string format, unable to parse: %s" % text)
    unit = "us"
    if digits > 6:
        counts = _n.parse([t], _formats(dayfirst), False, True, "ns")[0]
        unit = "ns"
    return _stamp(int(counts[0]), unit, _zone(zone) if zone is not None else None)


def _guess(text, dayfirst):
    """The first format that reads a text; None: none does."""
    for f in _formats(dayfirst):
        if _n.parse([text], [f], False, True, "us")[2] < 0:
            return f
    return None


_hint = """. You might want to try:
    - passing `format` if your strings have a consistent format;
    - passing `format='ISO8601'` if your strings are all ISO8601 but not necessarily in exactly the same format;
    - passing `format='mixed'`, and the format will be inferred for each element individually. You might want to use `dayfirst` alongside this."""


def _fits_without_day(text, f):
    """A text that has the format, of a day that its month lacks: the days 29 to 31 as the 28th fit."""
    import re
    days = list(re.finditer("(29|30|31)", text))
    return any(_n.parse([text[:m.start()] + "28" + text[m.end():]], [f], False, True, "us")[2] < 0 for m in days)


def _read_texts(s, format, errors, dayfirst, utc, exact, like):
    """A column of text as times."""
    mixed = False
    if format == "mixed":
        formats, mixed = _formats(dayfirst), True
    elif format == "ISO8601":
        formats, mixed = _iso_formats(), True
    elif format is not None:
        formats = [format]
    else:
        first = None
        for x in s:
            if isinstance(x, str) and x.strip() and x not in ("NaT", "nan", "NaN", "None"):
                first = x.strip()
                break
        if first is None:
            return _n.make(np.full(len(s), _least, dtype="int64"), "M", "s", None, like)
        if _quarter(first):
            return _n.make([_least if not isinstance(x, str) else _parse_one(x)._value for x in s], "M", "us", None, like)
        guess = _guess(first, dayfirst)
        if guess is None:
            if errors == "coerce":
                formats, mixed = _formats(dayfirst), True
            else:
                _parse_one(first, dayfirst)
                raise DateParseError("Unknown datetime string format, unable to parse: %s" % first)
        else:
            formats = [guess]
            if not dayfirst and first[:1].isdigit() and guess.startswith("%d"):
                import warnings
                warnings.warn("Parsing dates in %s format when dayfirst=False (the default) was specified. Pass `dayfirst=True` or specify a format to silence this warning."
                              % guess, UserWarning, stacklevel=3)
    counts, zone, bad, differ, digits = _n.parse(s, formats, errors == "coerce", exact, "us")
    unit = "us"
    if bad >= 0:
        text = s.iloc[int(bad)] if isinstance(s, pd.Series) else s[int(bad)]
        if mixed:
            raise DateParseError("Unknown datetime string format, unable to parse: %s" % text) if format == "mixed" else \
                ValueError("Time data %s is not ISO8601 format" % text)
        f = formats[0]
        if format is None and f == "%Y-%m-%d":
            iso = text.strip().split("-")
            if len(iso) == 3 and all(x.isdigit() and len(x) == n for x, n in zip(iso, (4, 2, 2))) and 1 <= int(iso[1]) <= 12:
                raise (ValueError if int(bad) else DateParseError)("day is out of range for month: %s" % text)
        short = _n.parse([text], [f], False, False, "us")
        if short[2] < 0:
            rest = next((text[k:] for k in range(1, len(text)) if _n.parse([text[:k]], [f], False, True, "us")[2] < 0
                         and not (k < len(text) and _n.parse([text[:k + 1]], [f], False, True, "us")[2] < 0)), "")
            raise ValueError('unconverted data remains when parsing with format "%s": "%s"' % (f, rest) + _hint)
        if any(x in f for x in ("%d", "%j")) and _fits_without_day(text, f):
            raise ValueError("day is out of range for month" + _hint)
        raise ValueError('time data "%s" doesn\'t match format "%s"' % (text, f) + _hint)
    if digits > 6:
        counts, unit = _n.parse(s, formats, errors == "coerce", exact, "ns")[0], "ns"
    if differ and not utc:
        raise ValueError("Mixed timezones detected. Pass utc=True in to_datetime or tz='UTC' in DatetimeIndex to convert to a common timezone.")
    return _n.make(counts, "M", unit, "UTC" if utc else zone, like)


def _missing(x):
    return x is None or x is _nat or x is pd.NA or (isinstance(x, float) and x != x)


def _column_to_datetime(s, errors, dayfirst, utc, format, exact, unit, origin):
    """A Series or Index of anything as times."""
    kind = str(s.dtype)
    if kind == "category":
        return _column_to_datetime(s.astype(s.dtype.categories.dtype), errors, dayfirst, utc, format, exact, unit, origin)
    if kind.startswith("datetime64"):
        if utc:
            return _n.with_zone(s, "UTC") if "," in kind else _n.localize(s, "UTC", "raise", "raise")
        return s
    if kind in ("str", "string"):
        return _read_texts(s, format, errors, dayfirst, utc, exact, s)
    if kind.startswith("timedelta"):
        raise TypeError("dtype %s cannot be converted to datetime64[ns]" % kind)
    if kind == "bool":
        raise TypeError("<class 'bool'> is not convertible to datetime")
    if kind[:3].lower() in ("int", "uin", "flo"):
        if format is not None and unit is None:
            text = s.astype("Int64").astype("str") if kind.startswith("float") else s.astype("str")
            return _read_texts(text, format, errors, dayfirst, utc, exact, s)
        return _numbers_to_datetime(s, unit or "ns", utc, origin, errors)
    values = list(s)
    if not values:
        return _n.make(np.empty(0, dtype="int64"), "M", "s", "UTC" if utc else None, s)
    texts = [x for x in values if isinstance(x, str)]
    if texts and all(isinstance(x, str) or _missing(x) for x in values):
        return _read_texts(pd.Series([x if isinstance(x, str) else None for x in values], dtype="str"), format, errors, dayfirst, utc, exact, s)
    out = []
    for x in values:
        if _missing(x):
            out.append(_nat)
            continue
        try:
            if isinstance(x, str):
                x = _parse_one(x, dayfirst) if format in (None, "mixed", "ISO8601") else to_datetime(x, format=format)
            elif isinstance(x, (int, float)):
                x = Timestamp(x, unit=unit)
            else:
                x = Timestamp(x)
            out.append(x.tz_localize("UTC") if utc and x.tzinfo is None else x.tz_convert("UTC") if utc else x)
        except (ValueError, TypeError):
            if errors != "coerce":
                raise
            out.append(_nat)
    r = pd.Series(out)
    if str(r.dtype) == "object":
        if any(not _missing(x) and x.tzinfo is not None for x in out):
            raise ValueError("Mixed timezones detected. Pass utc=True in to_datetime or tz='UTC' in DatetimeIndex to convert to a common timezone.")
        r = pd.Series([_nat] * len(out))
    zone = getattr(r.dtype, "tz", None)
    return _n.make(_n.raw(r), "M", _unit_of(r), None if zone is None else str(zone), s)


def _unit_of(s):
    text = str(s.dtype)
    return text[text.index("[") + 1:].rstrip("]").split(",")[0]


def _numbers_to_datetime(s, unit, utc, origin, errors, scalar=False):
    if unit not in _words and unit not in _small:
        raise ValueError("Unrecognized unit %s" % unit)
    if origin == "julian":
        s, origin = _since_julian(s, unit), None

    def refusal(x, out):
        return OutOfBoundsDatetime("cannot convert input %swith %sunit '%s'" % (("", "", unit) if scalar else ("%s " % x, "the ", unit)))
    counts, out = _counted_units(s.to_numpy(), unit, errors, refusal)
    if origin not in ("unix", None):
        try:
            base = Timestamp(origin, unit=unit) if isinstance(origin, (int, float, np.number)) else Timestamp(origin)
        except (ValueError, TypeError):
            raise ValueError("origin %s cannot be converted to a Timestamp" % origin) from None
        if base.tzinfo is not None:
            raise ValueError("origin offset %s must be tz-naive" % base)
        counts = np.where(counts == _least, _least, counts + _in_unit(base, out))
    return _n.make(counts, "M", out, "UTC" if utc else None, s)


def _since_julian(s, unit):
    """Days of the Julian count as days from 1970."""
    if unit != "D":
        raise ValueError("unit must be 'D' for origin='julian'")
    v = s.to_numpy()
    bad = np.flatnonzero((v > Timestamp.max.to_julian_date()) | (v < Timestamp.min.to_julian_date()))
    if len(bad):
        raise OutOfBoundsDatetime("%s is Out of Bounds for origin='julian'" % (s.iloc[int(bad[0])] if isinstance(s, pd.Series) else s[int(bad[0])]))
    return s - 2440587.5


def _counted_units(values, unit, errors, refusal):
    """Numbers of a unit as counts: (counts, their unit). What does not fit is missing under errors="coerce", else refused."""
    per, out = (_words[unit] * 1000000, "us") if unit in _words else (1, "ns") if _small[unit] == 1000000000 else (1000000 // _small[unit], "us")
    whole = values.dtype.kind in "iu"
    gone = np.zeros(len(values), dtype=bool) if whole else np.isnan(values)
    if not whole and out == "us" and (values[~gone] != np.floor(values[~gone])).any():
        per, out = per * 1000, "ns"  # parts of a unit
    far = ~gone & ((np.abs(values) > 9223372036854775807 // per) if whole else (np.abs(values) * float(per) >= 2.0 ** 63))
    if far.any():
        if errors != "coerce":
            raise refusal(values[np.flatnonzero(far)[0]], out)
        gone = gone | far
    values = np.where(gone, 0, values)
    counts = values.astype("int64") * per if whole else _whole_counts(values, per)
    counts[gone] = _least
    return counts, out


def _whole_counts(v, per):
    """Counts of units of which each of v holds per: what is below a count is cut off, not rounded."""
    v = v.astype("float64")
    base = v.astype("int64")
    part = v - base
    digits = len(str(per)) - 1
    return base * per + ((np.round(part, digits) if digits else part) * per).astype("int64")


def _assemble(frame, errors, utc):
    names = {"year": "year", "years": "year", "month": "month", "months": "month", "day": "day", "days": "day", "hour": "h", "hours": "h", "minute": "m",
             "minutes": "m", "second": "s", "seconds": "s", "ms": "ms", "millisecond": "ms", "milliseconds": "ms", "us": "us", "microsecond": "us",
             "microseconds": "us", "ns": "ns", "nanosecond": "ns", "nanoseconds": "ns"}
    have = {}
    for c in frame.columns:
        key = names.get(str(c).lower())
        if key is None:
            raise ValueError("extra keys have been passed to the datetime assemblage: [%s]" % c)
        have[key] = frame[c]
    gone = [k for k in ("year", "month", "day") if k not in have]
    if gone:
        raise ValueError("to assemble mappings requires at least that [year, month, day] be specified: [%s] is missing" % ",".join(gone))
    number = have["year"] * 10000 + have["month"] * 100 + have["day"]
    out = _read_texts(number.astype("int64").astype("str"), "%Y%m%d", errors, False, utc, True, have["year"])
    for k in ("h", "m", "s", "ms", "us", "ns"):
        if k in have:
            out = out + to_timedelta(have[k], unit=k)
    out.name = None
    return out


def to_datetime(arg, errors="raise", dayfirst=False, yearfirst=False, utc=False, format=None, exact=True, unit=None, origin="unix", cache=True):
    """pandas.to_datetime: scalars to Timestamp, Series to Series, lists, arrays and Index to DatetimeIndex."""
    if errors not in ("raise", "coerce"):
        raise ValueError("errors must be one of 'raise' or 'coerce'." if errors != "ignore" else "invalid error value specified")
    utc = bool(utc)
    if yearfirst and not dayfirst:
        dayfirst = "year"
    if arg is None:
        return _nat
    if isinstance(arg, pd.DataFrame):
        return _assemble(arg, errors, utc)
    if isinstance(arg, dict):
        return _assemble(pd.DataFrame(arg), errors, utc)
    if isinstance(arg, pd.Series):
        return _column_to_datetime(arg, errors, dayfirst, utc, format, exact, unit, origin)
    if isinstance(arg, pd.Index):
        return _column_to_datetime(arg, errors, dayfirst, utc, format, exact, unit, origin)
    if isinstance(arg, (list, tuple, np.ndarray)) or hasattr(arg, "__iter__") and not isinstance(arg, str):
        return _column_to_datetime(pd.Index(arg if isinstance(arg, (list, np.ndarray)) else list(arg)), errors, dayfirst, utc, format, exact, unit, origin)
    if _missing(arg):
        return _nat
    if isinstance(arg, str) and format is None:
        try:
            t = _parse_one(arg, dayfirst) if arg.strip() not in ("NaT", "nan", "NaN", "") else _nat
        except ValueError:
            if errors == "coerce":
                return _nat
            raise
        if t is _nat:
            return t
        return (t.tz_localize("UTC") if t.tzinfo is None else t.tz_convert("UTC")) if utc else t
    if unit is not None and isinstance(arg, (int, float, np.number)) and not isinstance(arg, bool):
        return pd.Series(_numbers_to_datetime(pd.Series([arg]), unit, utc, origin, errors, True)).iloc[0]
    return _column_to_datetime(pd.Series([arg]), errors, dayfirst, utc, format, exact, unit, origin).iloc[0]


# --- spans
class Timedelta(timedelta):
    __module__ = "pandas"

    def __new__(cls, value=_no, unit=None, **kwargs):
        if value is _nat or value is None or (isinstance(value, float) and value != value) or (isinstance(value, str) and value.lower() in ("nat", "nan", "")):
            return _nat
        if unit in ("Y", "y", "M"):
            raise ValueError("Units 'M', 'Y', and 'y' are no longer supported, as they do not represent unambiguous timedelta values durations.")
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
                n, w = _counted(v, k)
                total += _rescaled(n, w, u) if u == "ns" or w == "us" else n // 1000
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
        return _column_one(pd.Series(_n.make([self._value], "m", self.unit, None)).dt._round(freq, mode))

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
            return _as_stamp(other) + self
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if other is _nat:
            return _nat
        b = self._both(other)
        return NotImplemented if b is None else _delta(b[0] - b[1], b[2])

    def __rsub__(self, other):
        if isinstance(other, (datetime, np.datetime64)):
            return _as_stamp(other) - self
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
            return _nat if other != other else _delta(int(self._value / other), self.unit)
        return float("nan") if other is _nat else NotImplemented

    def __rtruediv__(self, other):
        b = self._both(other)
        return NotImplemented if b is None else b[1] / b[0]

    def __floordiv__(self, other):
        b = self._both(other)
        if b is not None:
            return b[0] // b[1]
        if isinstance(other, (int, float, np.integer, np.floating)):
            return _delta(int(self._value // other), self.unit)
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
Timestamp.resolution = Timedelta.resolution


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
        if word in _words:
            per = _words[word] * 1000000000
        elif word in _small:
            per = 1000000000 // _small[word]
            fine = fine or per == 1
        elif word.lower() in _words:
            per = _words[word.lower()] * 1000000000
        else:
            raise ValueError("invalid unit abbreviation: %s" % word)
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
        return _delta((x.days * 86400 + x.seconds) * 1000000 + x.microseconds, "us")
    if isinstance(x, np.timedelta64):
        return _column_one(pd.Series(np.array([x])))
    if hasattr(x, "_tick"):
        return x._tick()
    if isinstance(x, (int, float, np.integer, np.floating)) and not isinstance(x, bool):
        x = x.item() if hasattr(x, "item") else x
        if unit is None or unit in ("ns", "nanoseconds", "nanosecond", "N", "nano", "nanos"):
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
        if u not in _words and u not in _small:
            raise ValueError("invalid unit abbreviation: %s" % u)
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
        raise ValueError("Units 'M', 'Y' and 'y' do not represent unambiguous timedelta values and are not supported.")
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


def to_numeric(arg, errors="raise", downcast=None, dtype_backend=None):
    """pandas.to_numeric: text and objects to numbers."""
    if errors not in ("raise", "coerce"):
        raise ValueError("invalid error value specified")
    if downcast not in (None, "integer", "signed", "unsigned", "float"):
        raise ValueError("invalid downcasting method provided")
    if isinstance(arg, pd.DataFrame) or isinstance(arg, np.ndarray) and arg.ndim > 1:
        raise TypeError("arg must be a list, tuple, 1-d array, or Series")
    scalar = not isinstance(arg, (pd.Series, pd.Index, list, tuple, np.ndarray))
    s = pd.Series([arg]) if scalar else arg if isinstance(arg, (pd.Series, pd.Index)) else pd.Series(list(arg) if isinstance(arg, tuple) else arg)
    kind = str(s.dtype)
    if kind.startswith(("datetime", "timedelta")):
        out = pd.Series(_n.raw(s))
        out.index = s.index
    elif kind in ("str", "object", "category", "string"):
        out = _numbers_of(list(s), errors)
        out = pd.Series(out)
        if isinstance(s, pd.Series):
            out.index, out.name = s.index, s.name
    else:
        out = s
    if isinstance(arg, pd.Series) and (dtype_backend == "numpy_nullable" or kind == "string"):
        whole = kind == "string" and str(out.dtype).startswith("float") and not len(out.dropna())
        out = out.astype("Float64") if whole else out.convert_dtypes(convert_string=False, convert_integer=True)
    if downcast is not None:
        out = _downcast(out, downcast)
    if scalar:
        x = out.iloc[0]
        return x
    if isinstance(arg, (pd.Series, pd.Index)):
        return out if isinstance(arg, pd.Series) or out is s else pd.Index(out)
    return out.to_numpy()


def _is_number(t):
    body = t[1:] if t[:1] in "+-" else t
    mantissa, e, power = body.lower().partition("e")
    whole, _, frac = mantissa.partition(".")
    if not (whole + frac).isdigit() or not (whole + frac).isascii():
        return False
    return not e or (power[1:] if power[:1] in "+-" else power).isdigit()


def _numbers_of(values, errors):
    out, whole = [], True
    for i, x in enumerate(values):
        if _missing(x):
            out.append(float("nan"))
            whole = False
            continue
        if isinstance(x, str):
            t = x.strip()
            low = t.lower()
            if _is_number(t):
                if "." in t or "e" in low:
                    out.append(float(t))
                    whole = False
                else:
                    out.append(int(t))
                continue
            if low in ("inf", "+inf", "-inf", "infinity", "-infinity", "nan"):
                out.append(float(low))
                whole = False
                continue
            if t == "" or errors == "coerce":
                out.append(float("nan"))
                whole = False
                continue
            raise ValueError("Unable to parse string %r at position %d" % (x, i))
        if isinstance(x, (bool, int, float, np.integer, np.floating, np.bool_)):
            out.append(x)
            whole = whole and not isinstance(x, (float, np.floating))
            continue
        if errors == "coerce":
            out.append(float("nan"))
            whole = False
            continue
        raise TypeError("Invalid object type at position %d" % i)
    return out if whole else [float(x) for x in out]


def _downcast(s, how):
    v = s.to_numpy()
    if v.dtype.kind == "f" and how != "float":
        if np.isnan(v).any() or not (v == np.trunc(v)).all():
            return s
    types = {"integer": ["int8", "int16", "int32", "int64"], "signed": ["int8", "int16", "int32", "int64"], "unsigned": ["uint8", "uint16", "uint32", "uint64"],
             "float": ["float32"]}[how]
    if how == "unsigned" and len(v) and v.min() < 0:
        return s
    for t in types:
        w = v.astype(t)
        same = (w.astype(v.dtype) == v) | ((w != w) & (v != v)) if how != "float" else np.isclose(w, v, rtol=5e-4, equal_nan=True)
        if same.all():
            return s.astype(t)
    return s


def _localized(s, zone):
    return _n.localize(s, zone, "raise", "raise")


def _shifted(s, offset, sign):
    if not hasattr(offset, "_shift"):
        raise TypeError("unsupported operand type(s) for +: 'DatetimeArray' and '%s'" % type(offset).__name__)
    return offset._over(s, sign)
