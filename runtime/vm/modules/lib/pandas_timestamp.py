"""Timestamp: moments of time, with and without zone."""
import numpy as np
import pandas as pd
import _pandas_dates as _n
from datetime import date, datetime, timedelta, timezone
from pandas._time_units import _column_one, _comparable, _counted, _counted_months, _finer, _in_ns, _in_unit, _moment_unit, _most, _nat, _no, _outside, _per, _rescaled, _zone
from pandas._timedelta import Timedelta, _delta
from pandas.errors import OutOfBoundsDatetime


def _stamp(value, unit, tz=None):
    if not -_most <= value <= _most:
        raise OutOfBoundsDatetime(_outside(value, unit))
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

    def _rounded(self, name, freq, ambiguous, nonexistent):
        try:
            return _column_one(getattr(pd.Series(self._column()).dt, name)(freq, ambiguous, nonexistent))
        except OverflowError:
            raise OutOfBoundsDatetime("Cannot round %s to freq=%r without overflow" % (self, pd.tseries.frequencies.to_offset(freq))) from None

    def floor(self, freq, ambiguous="raise", nonexistent="raise"):
        return self._rounded("floor", freq, ambiguous, nonexistent)

    def ceil(self, freq, ambiguous="raise", nonexistent="raise"):
        return self._rounded("ceil", freq, ambiguous, nonexistent)

    def round(self, freq, ambiguous="raise", nonexistent="raise"):
        return self._rounded("round", freq, ambiguous, nonexistent)

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
            apart = _in_unit(self, unit) - _in_unit(other, unit)
            if not -_most <= apart <= _most:
                raise OutOfBoundsDatetime("Result is too large for pandas.Timedelta. Convert inputs to datetime.datetime with 'Timestamp.to_pydatetime()' before subtracting.")
            return _delta(apart, unit)
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


def _read_stamp(x, unit, zone):
    if isinstance(x, Timestamp):
        return _zoned(x, zone)
    if isinstance(x, str):
        from pandas._to_datetime import _parse_one
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
    if unit in ("Y", "M") and isinstance(x, (int, float, np.integer, np.floating)) and not isinstance(x, bool):
        return _stamp(int(_counted_months(np.array([x]), unit, "raise")[0][0]), "us", zone)
    if isinstance(x, (int, np.integer)) and not isinstance(x, bool):
        n, u = (int(x), "ns") if unit is None else _counted(int(x), _moment_unit(unit))
        if not -(2 ** 63) < n < 2 ** 63:
            raise OutOfBoundsDatetime("Out of bounds timestamp %s" % x)
        return _stamp(n, u, zone)
    if isinstance(x, (float, np.floating)):
        n, u = (int(x), "ns") if unit is None else _counted(float(x), _moment_unit(unit))
        return _stamp(n, u, zone)
    raise TypeError("Cannot convert input [%s] of type %s to Timestamp" % (x, type(x)))
Timestamp.resolution = Timedelta.resolution


def _localized(s, zone):
    return _n.localize(s, zone, "raise", "raise")


def _shifted(s, offset, sign):
    if not hasattr(offset, "_shift"):
        name = "datetime.date" if type(offset) is date else type(offset).__name__
        raise TypeError("unsupported operand type(s) for %s: 'DatetimeArray' and '%s'" % ("+" if sign > 0 else "-", name))
    return offset._over(s, sign)
