"""Date offsets of pandas (pd.offsets): ticks, days, business days, weeks, ends and begins of months, quarters and years."""
import numpy as np
import pandas as pd
import _pandas_dates as _n
from datetime import datetime, timedelta
from pandas._time_units import _later, _least, _order, _per, _rescaled, _unit_of
from pandas._timedelta import Timedelta, _delta
from pandas._timestamp import Timestamp, _folded
from pandas.errors import OutOfBoundsDatetime

_days = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"]
_months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]


def _column(times):
    return times if isinstance(times, pd.Series) else pd.Series(times)


def _days_on(s, days):
    """Wall times, as many days later."""
    unit = _unit_of(s)
    return pd.Series(_n.make(_later(_n.raw(s), days, 86400 * _per[unit], unit), "M", unit, None))


def _midnight(s):
    return _n.step(s, 86400 * _per[_unit_of(s)], -1)


_SINGLE = ("year", "month", "day", "hour", "minute", "second", "microsecond", "weekday")
_TIME_STEPS = ("hours", "minutes", "seconds", "milliseconds", "microseconds", "nanoseconds")


def whole(n):
    """The number of steps, an int."""
    if isinstance(n, str) or not hasattr(n, "__int__"):
        raise TypeError("`n` argument must be an integer, got %s" % type(n))
    if int(n) != n:
        raise ValueError("`n` argument must be an integer, got %s" % (n,))
    return int(n)


class DateOffset:
    """A step in the calendar: of months and years (the day is kept) and of fixed spans. Others derive from it."""
    _prefix = None
    _called = None  # its name when shown, if that is not the class's

    def __init__(self, n=1, normalize=False, **kwds):
        self.n, self.normalize, self.kwds = whole(n), normalize, kwds

    # --- what classes differ in: _over_wall(s, n) of a column of wall times without a zone
    def _over_wall(self, s, n):
        k = self.kwds
        plain = not k
        months = n * (k.get("years", 0) * 12 + k.get("months", 0))
        if months:
            s = _n.months(s, months)
        fixed = {a: k[a] for a in ("weeks", "days", "hours", "minutes", "seconds", "milliseconds", "microseconds", "nanoseconds") if a in k}
        if plain:
            fixed = {"days": 1}
        if fixed:
            s = s + Timedelta(**fixed) * n
        single = {a: k[a] for a in _SINGLE if a in k}
        if single:
            from dateutil.relativedelta import relativedelta
            step = relativedelta(**single)
            s = pd.Series([t if t is pd.NaT else t + step for t in s])
        return s

    def _shift(self, s, n):
        """The column n steps on."""
        zone = getattr(s.dtype, "tz", None)
        if zone is not None and type(self) is DateOffset and self.kwds and not self.normalize and all(k in _TIME_STEPS for k in self.kwds):
            return self._over_wall(s, n)  # hours are time that passes, days are those of the wall clock
        if zone is not None and type(self) is DateOffset and any(k in _SINGLE for k in self.kwds):
            one = self._with(n)
            return pd.Series([t if t is pd.NaT else one._one(t, 1) for t in s])
        wall = _n.wall(s) if zone is not None else s
        out = self._over_wall(wall, n)
        if self.normalize:
            out = _midnight(out)
        return out if zone is None else _n.localize(out, str(zone), "raise", "raise")

    def _over(self, s, sign):
        if str(s.dtype).startswith("timedelta64"):
            if not isinstance(self, Tick):
                raise TypeError(f"cannot add the type {type(self).__name__} to a TimedeltaArray")
            out = Tick._shift(self, pd.Series(s), sign * self.n)
            return _n.make(_n.raw(out), "m", _unit_of(out), None, s)
        out = self._shift(s, sign * self.n)
        return _n.make(_n.raw(out), "M", _unit_of(out), None if getattr(out.dtype, "tz", None) is None else str(out.dtype.tz), s)

    def _one(self, t, sign):
        if type(self) is DateOffset and t.tzinfo is not None and not (self.kwds and all(k in _TIME_STEPS for k in self.kwds)):
            out = self._over_wall(pd.Series(t.tz_localize(None)._column()), sign * self.n)
            return _folded((_midnight(out) if self.normalize else out).iloc[0], t.tzinfo, t.fold)
        return self._shift(pd.Series(t._column()), sign * self.n).iloc[0]

    @property
    def freqstr(self):
        name = self.rule_code
        return name if self.n == 1 else "%d%s" % (self.n, name)

    @property
    def name(self):
        return self.rule_code

    @property
    def rule_code(self):
        if self._prefix is None:
            return repr(self)
        return self._prefix + self._suffix()

    def _suffix(self):
        return ""

    def _params(self):
        return (type(self), self.n, self.normalize, tuple(sorted(self.kwds.items())), self._suffix())

    @property
    def base(self):
        return self._with(1)

    def _with(self, n):
        other = type(self).__new__(type(self))
        for k, v in self.__dict__.items():
            setattr(other, k, v)
        other.n = n
        return other

    def copy(self):
        return self._with(self.n)

    def __eq__(self, other):
        if isinstance(other, str):
            try:
                from pandas._offset_names import to_offset
                other = to_offset(other)
            except ValueError:
                return False
        return isinstance(other, DateOffset) and self._params() == other._params()

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self._params())

    def __repr__(self):
        n = abs(self.n)
        attrs = ": %s" % ", ".join(["%s=%s" % (k, v) for k, v in sorted(self.kwds.items())]) if self.kwds else self._repr_attrs()
        return "<%s%s%s%s>" % ("" if self.n == 1 else "%d * " % self.n, self._called or type(self).__name__, "s" if n != 1 else "", attrs)

    def _repr_attrs(self):
        return ""

    def __neg__(self):
        return self._with(-self.n)

    def __mul__(self, k):
        return self._with(self.n * k)

    __rmul__ = __mul__

    def __add__(self, other):
        if isinstance(other, (datetime, np.datetime64)):
            return self._one(other if isinstance(other, Timestamp) else Timestamp(other), 1)
        if isinstance(other, DateOffset):
            raise _no_sum(self, other)
        if hasattr(other, "toordinal"):
            return self._one(Timestamp(other), 1)
        return NotImplemented

    __radd__ = __add__

    def __rsub__(self, other):
        if isinstance(other, (datetime, np.datetime64)) or hasattr(other, "toordinal"):
            return self._one(other if isinstance(other, Timestamp) else Timestamp(other), -1)
        return NotImplemented

    def __sub__(self, other):
        if isinstance(other, datetime):
            raise TypeError("Cannot subtract datetime from offset.")
        if isinstance(other, DateOffset):
            if type(other) is type(self):
                return self._with(self.n - other.n)
            raise _no_sum(self, other, "-")
        return NotImplemented

    def is_on_offset(self, t):
        t = Timestamp(t)
        if self.normalize and t != t.normalize():
            return False
        return bool(self._on(pd.Series(t.tz_localize(None)._column()))[0])

    @property
    def nanos(self):
        raise ValueError("%r is a non-fixed frequency" % self)

    def _on(self, s):
        return _n.raw(s) == _n.raw(s)

    def rollforward(self, t):
        t = Timestamp(t)
        return t if self.is_on_offset(t) else self._shift(pd.Series(t._column()), 1).iloc[0]

    def rollback(self, t):
        t = Timestamp(t)
        if self.normalize and self.is_on_offset(t.normalize()):
            return t.normalize()
        return t if self.is_on_offset(t) else self._shift(pd.Series(t._column()), -1).iloc[0]

    # --- ranges: wall counts from the first on
    def _counts(self, start, end, periods, unit):
        if start is not None:
            s = self.rollforward(start) if self.n > 0 else self.rollback(start)
        if start is None:
            e = self.rollback(end)
            return _n.raw(self._many(e, [-k for k in range(periods - 1, -1, -1)], unit))
        if end is None:
            return _n.raw(self._many(s, list(range(periods)), unit))
        if (self.n > 0 and s > end) or (self.n < 0 and s < end):
            return np.empty(0, dtype="int64")
        count = int(abs((end - s).days) // max(1, self._least_days() * abs(self.n))) + 2
        v = _n.raw(self._many(s, list(range(count)), unit))
        limit = _rescaled(end._value, end.unit, unit) if _order.index(end.unit) <= _order.index(unit) else end.as_unit(unit)._value
        return v[v <= limit] if self.n > 0 else v[v >= limit]

    def _least_days(self):
        k = self.kwds
        days = k.get("years", 0) * 365 + k.get("months", 0) * 28 + k.get("weeks", 0) * 7 + k.get("days", 0)
        return days or (1 if not k else 0.04)

    def _many(self, first, steps, unit):
        """first + k·self for each k."""
        at, out = pd.Series(first.as_unit(unit)._column()), []
        down = len(steps) > 0 and steps[0] < 0 or len(steps) > 1 and steps[1] < 0
        for k in (steps[::-1] if down else steps):  # each from the one before, as days that a month lacks are cut
            if k:
                at = self._over_wall(at, -self.n if down else self.n)
            out.append(int(_n.raw(at)[0]))
        return _n.make(np.array(out[::-1] if down else out, dtype="int64"), "M", unit, None)


class Tick(DateOffset):
    """A fixed span."""
    _seconds = 1
    _unit = "us"

    def __init__(self, n=1, normalize=False):
        self.n, self.normalize, self.kwds = whole(n), normalize, {}
        if normalize:
            raise ValueError("Tick offset with `normalize=True` is not allowed.")

    def _tick(self):
        return Timedelta(self.delta)

    @property
    def delta(self):
        return _delta(self.n * self._step("us"), "us") if self._unit == "us" else _delta(self.n, "ns")

    def _step(self, unit):
        """Counts of a unit in one tick; 0 when it is finer."""
        return int(self._seconds * _per[unit])

    @property
    def nanos(self):
        return self.n * self._step("ns")

    def _shift(self, s, n):
        return s + _delta(n * self._step("us"), "us") if self._unit == "us" else s + _delta(n, "ns")

    def _over_wall(self, s, n):
        return self._shift(s, n)

    def _one(self, t, sign):
        if t.tzinfo is not None:
            return DateOffset._one(self, t, sign)
        return t + self._with(sign * self.n).delta

    def __add__(self, other):
        if isinstance(other, (timedelta, np.timedelta64)):
            return self.delta + other
        if isinstance(other, Tick):
            total = self.delta + other.delta
            return _tick_of(total) if isinstance(self, Day) is isinstance(other, Day) else total
        return DateOffset.__add__(self, other)

    __radd__ = __add__

    def __truediv__(self, other):
        return self.delta / (other.delta if isinstance(other, Tick) else other)

    def _params(self):
        return ("tick", self.nanos)

    def __eq__(self, other):
        if isinstance(other, timedelta) and not isinstance(self, Day):
            return self.delta == other
        return DateOffset.__eq__(self, other)

    def __hash__(self):
        return hash(self._params())

    def __lt__(self, other):
        return self.delta < (other.delta if isinstance(other, Tick) else other)

    def __gt__(self, other):
        return self.delta > (other.delta if isinstance(other, Tick) else other)

    def _counts(self, start, end, periods, unit):
        step = self.n * self._step(unit)
        if step == 0:
            raise ValueError("the step of the range is zero")
        a = None if start is None else start.as_unit(unit)._value
        b = None if end is None else end.as_unit(unit)._value
        if a is None or b is None:
            try:
                return _later(b, np.arange(1 - periods, 1), step, unit) if a is None else _later(a, np.arange(periods), step, unit)
            except OutOfBoundsDatetime:
                edge = "end=%d" % b if a is None else "start=%d" % a
                raise OutOfBoundsDatetime("Cannot generate range with %s and periods=%d" % (edge, periods)) from None
        n = (b - a) // step + 1
        return a + step * np.arange(max(n, 0))


class Day(Tick):
    _prefix, _seconds = "D", 86400

    def _params(self):
        return DateOffset._params(self)

    def _shift(self, s, n):
        zone = getattr(s.dtype, "tz", None)
        if zone is None or str(zone)[:3] == "UTC":
            return Tick._shift(self, s, n)
        return _n.localize(Tick._shift(self, _n.wall(s), n), str(zone), "raise", "raise")


class _Clock(Tick):
    """A tick that is as long in every zone, unlike a day."""
    _tick_in_zones = True


class Hour(_Clock):
    _prefix, _seconds = "h", 3600


class Minute(_Clock):
    _prefix, _seconds = "min", 60


class Second(_Clock):
    _prefix, _seconds = "s", 1


class Milli(_Clock):
    _prefix, _seconds = "ms", 0.001


class Micro(_Clock):
    _prefix, _seconds = "us", 0.000001

    def _step(self, unit):
        return {"s": 0, "ms": 0, "us": 1, "ns": 1000}[unit]


class Nano(_Clock):
    _prefix, _unit = "ns", "ns"

    def _step(self, unit):
        return {"s": 0, "ms": 0, "us": 0, "ns": 1}[unit]


def _tick_of(d):
    """The coarsest tick that a span is a multiple of."""
    v = d.value
    for cls in (Day, Hour, Minute, Second, Milli, Micro):
        k = cls()._step("ns")
        if v % k == 0:
            return cls(v // k)
    return Nano(v)


class BusinessDay(DateOffset):
    _prefix = "B"

    def __init__(self, n=1, normalize=False, offset=timedelta(0)):
        DateOffset.__init__(self, n, normalize)
        self.offset = offset

    def _repr_attrs(self):
        return ": offset=%r" % self.offset if self.offset else ""

    @property
    def freqstr(self):
        text = DateOffset.freqstr.fget(self)
        if self.offset:
            text += ("+" if self.offset > timedelta(0) else "-") + "".join(["%d%s" % (k, u) for k, u in self._spans() if k])
        return text

    def _spans(self):
        c = Timedelta(abs(self.offset)).components
        return [(c.days * 24 + c.hours, "h"), (c.minutes, "Min"), (c.seconds, "s"), (c.microseconds, "us")]

    def _params(self):
        return DateOffset._params(self) + (self.offset,)

    def _shift(self, s, n):
        out = DateOffset._shift(self, s, n)
        return out + self.offset if self.offset else out

    def is_on_offset(self, t):
        return not (self.normalize and Timestamp(t) != Timestamp(t).normalize()) and DateOffset.is_on_offset(self, t)

    def _on(self, s):
        return _n.field(s, "weekday").to_numpy() < 5

    def _over_wall(self, s, n):
        wd = _n.field(s, "weekday").to_numpy()
        gone = np.isnan(wd)
        w = np.where(gone, 0, wd).astype("int64")
        if n > 0:
            base = np.where(w > 4, 4, w)
            days = n + (base + n) // 5 * 2 - np.where(w > 4, w - 4, 0)
        elif n < 0:
            k = -n
            days = np.where(w > 4, -(k + (k - 1) // 5 * 2) - (w - 5), -(k + (4 - w + k) // 5 * 2))
        else:
            days = np.where(w > 4, 7 - w, 0)
        return _days_on(s, days)

    def rollback(self, t):
        t = Timestamp(t).normalize() if self.normalize else Timestamp(t)
        w = t.weekday()
        return t - Timedelta(days=w - 4) if w > 4 else t

    def rollforward(self, t):
        t = Timestamp(t)
        if self.normalize and t != t.normalize():
            return self._with(1)._one(t, 1)
        w = t.weekday()
        return t + Timedelta(days=7 - w) if w > 4 else t

    def __add__(self, other):
        if isinstance(other, (timedelta, Tick)):
            return BusinessDay(self.n, self.normalize, self.offset + (other.delta.to_pytimedelta() if isinstance(other, Tick) else other))
        return DateOffset.__add__(self, other)

    __radd__ = __add__

    def _many(self, first, steps, unit):
        t = first.as_unit(unit)
        per = 86400 * _per[unit]
        k = np.array(steps, dtype="int64") * self.n
        w = t.weekday()
        days = (w + k) // 5 * 7 + (w + k) % 5 - w
        return _n.make(_later(t._value, days, per, unit), "M", unit, None)


BDay = BusinessDay


class Week(DateOffset):
    _prefix = "W"

    def __init__(self, n=1, normalize=False, weekday=None):
        DateOffset.__init__(self, n, normalize)
        self.weekday = weekday

    def _suffix(self):
        return "" if self.weekday is None else "-" + _days[self.weekday]

    def _repr_attrs(self):
        return ": weekday=%s" % self.weekday

    def _on(self, s):
        return np.ones(len(s), dtype=bool) if self.weekday is None else _n.field(s, "weekday").to_numpy() == self.weekday

    def _over_wall(self, s, n):
        if self.weekday is None:
            return _days_on(s, 7 * n)
        wd = _n.field(s, "weekday").to_numpy()
        wd = np.where(np.isnan(wd), 0, wd).astype("int64")
        ahead = (self.weekday - wd) % 7
        return _days_on(s, np.where(ahead == 0, 7 * n, ahead + 7 * (n - 1 if n > 0 else n)))

    def _many(self, first, steps, unit):
        t = first.as_unit(unit)
        return _n.make(_later(t._value, np.array(steps, dtype="int64") * (7 * self.n), 86400 * _per[unit], unit), "M", unit, None)


class _Monthly(DateOffset):
    """Steps of _span months to the first or last (business) day of one; _anchor: a month that counts, 1..12."""
    _span, _end, _business = 1, True, False
    _default = None

    def __init__(self, n=1, normalize=False, month=None, startingMonth=None):
        DateOffset.__init__(self, n, normalize)
        self._anchor = month or startingMonth or self._default

    @property
    def month(self):
        return self._anchor

    startingMonth = month

    def _suffix(self):
        return "" if self._span == 1 else "-" + _months[self._anchor - 1]

    def _repr_attrs(self):
        if self._span == 1:
            return ""
        return ": %s=%d" % ("month" if self._span == 12 else "startingMonth", self._anchor)

    def _place(self, s, months):
        """The offset's day of the month that lies `months` (an array) after each."""
        t = _n.months(s, months, "end" if self._end else "begin")
        if not self._business:
            return t
        wd = _n.field(t, "weekday").to_numpy()
        wd = np.where(np.isnan(wd), 0, wd).astype("int64")
        return _days_on(t, np.where(wd > 4, 4 - wd if self._end else 7 - wd, 0))

    def _over_wall(self, s, n):
        if not self._business:
            return _n.month_steps(s, int(n), self._span, self._anchor or 1, self._end)
        month = _n.field(s, "month").to_numpy()
        month = np.where(np.isnan(month), 1, month).astype("int64")
        ahead = np.zeros(len(s), dtype="int64") if self._span == 1 else (self._anchor - month) % self._span
        here = _n.raw(self._place(s, ahead))      # the one in this period
        v = _n.raw(s)
        day = 86400 * _per[_unit_of(s)]
        a, b = v // day, here // day
        if n > 0:
            k = np.where(a < b, n - 1, n)         # before it: the first step ends there
        elif n < 0:
            k = np.where(a > b, n + 1, n)
        else:
            k = np.where(a > b, 1, 0)
        return self._place(s, ahead + k * self._span)

    def _on(self, s):
        day = 86400 * _per[_unit_of(s)]
        month = _n.field(s, "month").to_numpy().astype("int64")
        ahead = np.zeros(len(s), dtype="int64") if self._span == 1 else (self._anchor - month) % self._span
        return _n.raw(self._place(s, ahead)) // day == _n.raw(s) // day

    def _many(self, first, steps, unit):
        k = np.array(steps, dtype="int64") * (self._span * self.n)
        t = first.as_unit(unit)
        return self._place(pd.Series(_n.make(np.full(len(k), t._value, dtype="int64"), "M", unit, None)), k)

    def _least_days(self):
        return 28 * self._span


class MonthEnd(_Monthly):
    _prefix = "ME"


class MonthBegin(_Monthly):
    _prefix, _end = "MS", False


class BusinessMonthEnd(_Monthly):
    _prefix, _business = "BME", True


class BusinessMonthBegin(_Monthly):
    _prefix, _end, _business = "BMS", False, True


class QuarterEnd(_Monthly):
    _prefix, _span, _default = "QE", 3, 3


class QuarterBegin(_Monthly):
    _prefix, _span, _end, _default = "QS", 3, False, 3


class BQuarterEnd(_Monthly):
    _prefix, _span, _business, _default = "BQE", 3, True, 3
    _called = "BusinessQuarterEnd"


class BQuarterBegin(_Monthly):
    _prefix, _span, _end, _business, _default = "BQS", 3, False, True, 3
    _called = "BusinessQuarterBegin"


class YearEnd(_Monthly):
    _prefix, _span, _default = "YE", 12, 12


class YearBegin(_Monthly):
    _prefix, _span, _end, _default = "YS", 12, False, 1


class BYearEnd(_Monthly):
    _prefix, _span, _business, _default = "BYE", 12, True, 12


class BYearBegin(_Monthly):
    _prefix, _span, _end, _business, _default = "BYS", 12, False, True, 1


BMonthEnd, BMonthBegin = BusinessMonthEnd, BusinessMonthBegin


def _no_sum(a, b, sign="+"):
    return TypeError("unsupported operand type(s) for %s: 'pandas._libs.tslibs.offsets.%s' and 'pandas._libs.tslibs.offsets.%s'" % (sign, type(a).__name__, type(b).__name__))


def _sum(a, b):
    if not (isinstance(a, Tick) and isinstance(b, Tick)):
        raise _no_sum(a, b)
    return _tick_of(a.delta + b.delta)
