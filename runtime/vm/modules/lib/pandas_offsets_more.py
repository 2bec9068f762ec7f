"""The offsets that step moment by moment: business hours, calendars with holidays, days of a month's weeks, Easter, half months.

Each has _apply(t, n) of a naive datetime and _is_on(t); a column is stepped row by row."""
import calendar as _calendar
import numpy as np
import pandas as pd
import _pandas_dates as _n
from datetime import date, datetime, time, timedelta
from pandas._time_units import _unit_of
from pandas._timestamp import Timestamp
from pandas._offsets import DateOffset, _Monthly, _days, _months
from pandas._offset_names import _index_of

_least = -9223372036854775808
_micro = {"s": 1000000, "ms": 1000, "us": 1, "ns": 1}
_epoch = datetime(1970, 1, 1)


def _roll(day, n, compare):
    """n, one less or more where the first step ends in this month."""
    if n > 0 and day < compare:
        return n - 1
    if n <= 0 and day > compare:
        return n + 1
    return n


def _month_on(t, months, day):
    """t in the month that lies `months` on, on that day or the last."""
    k = t.year * 12 + t.month - 1 + months
    year, month = k // 12, k % 12 + 1
    return t.replace(year=year, month=month, day=min(day, _calendar.monthrange(year, month)[1]))


class Stepped(DateOffset):
    def _over_wall(self, s, n):
        unit = _unit_of(s)
        out = []
        for v in _n.raw(s).tolist():
            if v == _least:
                out.append(v)
                continue
            us, rest = (v // 1000, v % 1000) if unit == "ns" else (v * _micro[unit], 0)
            d = self._apply(_epoch + timedelta(microseconds=us), n) - _epoch
            us = (d.days * 86400 + d.seconds) * 1000000 + d.microseconds
            out.append(us * 1000 + rest if unit == "ns" else us // _micro[unit])
        return _n.make(np.array(out, dtype="int64"), "M", unit, None)

    def _on(self, s):
        return np.array([t is not pd.NaT and self._is_on(t.to_pydatetime(warn=False)) for t in s], dtype=bool)

    def is_on_offset(self, t):
        t = Timestamp(t)
        if self.normalize and t != t.normalize():
            return False
        return self._is_on(t.tz_localize(None).to_pydatetime(warn=False))

    def _is_on(self, t):
        return (t + self) - self == t

    def _roll_on(self, t, sign):
        return self._with(1)._shift(pd.Series(t._column()), sign).iloc[0]

    def rollforward(self, t):
        t = Timestamp(t)
        return t if self.is_on_offset(t) else self._roll_on(t, 1)

    def rollback(self, t):
        t = Timestamp(t)
        return t if self.is_on_offset(t) else self._roll_on(t, -1)

    def _counts(self, start, end, periods, unit):
        n = self.n
        first = None if start is None else self.rollforward(start) if n >= 0 else self.rollback(start)
        last = None if end is None else self.rollback(end) if n >= 0 else self.rollforward(end)
        at = (last if first is None else first).to_pydatetime(warn=False)
        out, step = [], -n if first is None else n
        if first is not None and last is not None and periods is None:
            stop = last.to_pydatetime(warn=False)
            while at <= stop if n >= 0 else at >= stop:
                out.append(at)
                at = self._apply(at, step)
        else:
            for k in range(periods):
                out.append(at)
                at = self._apply(at, step)
        if first is None:
            out.reverse()
        times = pd.Series(pd.DatetimeIndex(out)) if out else None
        return np.empty(0, dtype="int64") if times is None else _n.raw(times.dt.as_unit(unit))

    def _params(self):
        return (type(self), self.n, self.normalize, repr(self))


def _clock(x, what):
    if isinstance(x, str):
        parts = x.split(":")
        try:
            if len(parts) != 2:
                raise ValueError
            return time(int(parts[0]), int(parts[1]))
        except ValueError:
            raise ValueError("time data must match '%H:%M' format") from None
    if isinstance(x, time):
        if x.second or x.microsecond:
            raise ValueError("time data must be specified only with hour and minute")
        return x
    raise ValueError("time data must be string or datetime.time")


class Closed:
    """Which days are business days: a mask of weekdays and holidays."""

    def __init__(self, weekmask, holidays, calendar):
        if calendar is not None:
            if isinstance(calendar, np.busdaycalendar):
                holidays = list(calendar.holidays)
                mask = [bool(b) for b in calendar.weekmask]
            else:
                holidays = list(holidays or []) + list(calendar.holidays())
                mask = None
        else:
            mask = None
        if mask is None:
            if isinstance(weekmask, str):
                text = weekmask.replace(" ", "")
                if len(text) == 7 and set(text) <= {"0", "1"}:
                    mask = [c == "1" for c in text]
                else:
                    words = [text[k:k + 3].upper() for k in range(0, len(text), 3)]
                    if any(w not in _days for w in words):
                        raise ValueError('Invalid business day weekmask string "%s"' % weekmask)
                    mask = [d in words for d in _days]
            else:
                mask = [bool(b) for b in weekmask]
        if not any(mask):
            raise ValueError("Cannot construct a numpy.busdaycal with a weekmask of all zeros")
        self.mask = mask
        self.days = sorted({Timestamp(h).tz_localize(None).date() for h in (holidays if holidays is not None else [])})
        self.set = set(self.days)

    def open(self, d):
        return self.mask[d.weekday()] and date(d.year, d.month, d.day) not in self.set

    def step(self, t, n):
        """n business days on; from a closed day: first back to an open one, or forward where n <= 0."""
        one = timedelta(days=1)
        while not self.open(t):
            t = t + one if n <= 0 else t - one
        way = one if n > 0 else -one
        for _ in range(abs(n)):
            t = t + way
            while not self.open(t):
                t = t + way
        return t


class CustomBusinessDay(Stepped):
    _prefix = "C"

    def __init__(self, n=1, normalize=False, weekmask="Mon Tue Wed Thu Fri", holidays=None, calendar=None, offset=timedelta(0)):
        DateOffset.__init__(self, n, normalize)
        self.weekmask, self.offset = weekmask, offset
        self._closed = Closed(weekmask, holidays, calendar)
        self.holidays = tuple(np.datetime64(d, "D") for d in self._closed.days)

    @property
    def calendar(self):
        return np.busdaycalendar(weekmask=self._closed.mask, holidays=list(self.holidays))

    def _apply(self, t, n):
        return self._closed.step(t, n) + self.offset

    def _is_on(self, t):
        return self._closed.open(t)

    def _params(self):
        return (type(self), self.n, self.normalize, tuple(self._closed.mask), tuple(self._closed.days), self.offset)


class _CustomMonth(CustomBusinessDay):
    _end = True

    def _place(self, t, months):
        """The first or last open day of the month that lies so many on."""
        k = t.year * 12 + t.month - 1 + months
        year, month = k // 12, k % 12 + 1
        at, one = t.replace(year=year, month=month, day=_calendar.monthrange(year, month)[1] if self._end else 1), timedelta(days=1)
        while not self._closed.open(at):
            at = at - one if self._end else at + one
        return at

    def _apply(self, t, n):
        return self._place(t, _roll(t.day, n, self._place(t, 0).day)) + self.offset

    def _is_on(self, t):
        return self._place(t, 0).day == t.day


class CustomBusinessMonthEnd(_CustomMonth):
    _prefix = "CBME"


class CustomBusinessMonthBegin(_CustomMonth):
    _prefix, _end = "CBMS", False


def _length(a, b):
    """Seconds from a time of day to the next b."""
    return ((b.hour - a.hour) * 3600 + (b.minute - a.minute) * 60) % 86400


class BusinessHour(Stepped):
    _prefix = "bh"

    def __init__(self, n=1, normalize=False, start="09:00", end="17:00", offset=timedelta(0)):
        DateOffset.__init__(self, n, normalize)
        self._hours(start, end, offset)
        self._closed = Closed("1111100", None, None)

    def _hours(self, start, end, offset):
        start = list(start) if isinstance(start, (list, tuple, np.ndarray)) else [start]
        end = list(end) if isinstance(end, (list, tuple, np.ndarray)) else [end]
        if not start:
            raise ValueError("Must include at least 1 start time")
        if not end:
            raise ValueError("Must include at least 1 end time")
        start, end = [_clock(x, "start") for x in start], [_clock(x, "end") for x in end]
        if len(start) != len(end):
            raise ValueError("number of starting time and ending time must be the same")
        pairs = sorted(zip(start, end), key=lambda p: p[0])
        total = 0
        for k, (a, b) in enumerate(pairs):
            total += _length(a, pairs[(k + 1) % len(pairs)][0]) or 86400
            if _length(a, b) > (_length(a, pairs[(k + 1) % len(pairs)][0]) or 86400):
                raise ValueError("invalid starting and ending time(s): opening hours should not touch or overlap with one another")
        self.start, self.end, self.offset = tuple(p[0] for p in pairs), tuple(p[1] for p in pairs), offset

    def _repr_attrs(self):
        spans = ["%02d:%02d-%02d:%02d" % (a.hour, a.minute, b.hour, b.minute) for a, b in zip(self.start, self.end)]
        return ": %s=%s" % (self._prefix, ",".join(spans))

    def __repr__(self):
        return "<%s%s%s%s>" % ("" if self.n == 1 else "%d * " % self.n, type(self).__name__, "s" if abs(self.n) != 1 else "", self._repr_attrs())

    def _opening(self, t, n, sign):
        """The next opening time (sign 1) or the one before (-1), as seen by an offset of n steps."""
        forward = (n * sign >= 0) if n else sign > 0
        way = sign * (1 if n >= 0 else -1)
        at = t.time()
        if not self._closed.open(t):
            day, clock = self._closed.step(t, way), self.start[0] if forward else self.start[-1]
        elif forward:
            if self.start[-1] < at:
                day, clock = self._closed.step(t, way), self.start[0]
            else:
                day, clock = t, [s for s in self.start if at <= s][0]
        elif at < self.start[0]:
            day, clock = self._closed.step(t, way), self.start[-1]
        else:
            day, clock = t, [s for s in self.start if at >= s][-1]
        return datetime(day.year, day.month, day.day, clock.hour, clock.minute)

    def _closing(self, opening):
        for a, b in zip(self.start, self.end):
            if a.hour == opening.hour and a.minute == opening.minute:
                return opening + timedelta(seconds=_length(a, b))
        raise AssertionError("not an opening time")

    def _open_at(self, t, n):
        op = self._opening(t, n, -1) if n >= 0 else self._opening(t, n, 1)
        return (t - op).total_seconds() <= (self._closing(op) - op).total_seconds()

    def _is_on(self, t):
        return self._open_at(t, self.n)

    def _apply(self, t, n):
        if n >= 0:
            if t.time() in self.end or not self._open_at(t, n):
                t = self._opening(t, n, 1)
        else:
            if t.time() in self.start:
                t = t - timedelta(seconds=1)
            if not self._open_at(t, n):
                t = self._closing(self._opening(t, n, 1))
        day = sum(_length(a, b) for a, b in zip(self.start, self.end)) // 60
        days, left = divmod(abs(n) * 60, day)
        if days:
            way = days if n >= 0 else -days
            if self._closed.open(t):
                t = self._closed.step(t, way)
            else:  # an hour after midnight of a day before
                op = self._opening(t, n, -1)
                t = self._closed.step(op, way) + (t - op)
        left = timedelta(minutes=left)
        while left:
            if n >= 0:
                span = self._closing(self._opening(t, n, -1)) - t
                if left < span:
                    t, left = t + left, timedelta(0)
                else:
                    left, t = left - span, self._opening(t + span, n, 1)
            else:
                span = t - self._opening(t, n, 1)
                if left < span:
                    t, left = t - left, timedelta(0)
                else:
                    left, t = left - span, self._closing(self._opening(t - span - timedelta(seconds=1), n, 1))
        return t

    def rollforward(self, t):
        return self._rolled(t, 1)

    def rollback(self, t):
        return self._rolled(t, -1)

    def _rolled(self, t, sign):
        t = Timestamp(t)
        if self.is_on_offset(t):
            return t
        zone, d = t.tz, t.tz_localize(None).to_pydatetime(warn=False)
        if sign > 0:
            d = self._opening(d, self.n, 1 if self.n >= 0 else -1)
        else:
            d = self._closing(self._opening(d, self.n, -1 if self.n >= 0 else 1))
        out = Timestamp(d)
        return out if zone is None else out.tz_localize(zone)


class CustomBusinessHour(BusinessHour):
    _prefix = "cbh"

    def __init__(self, n=1, normalize=False, weekmask="Mon Tue Wed Thu Fri", holidays=None, calendar=None, start="09:00", end="17:00", offset=timedelta(0)):
        DateOffset.__init__(self, n, normalize)
        self._hours(start, end, offset)
        self.weekmask, self._closed = weekmask, Closed(weekmask, holidays, calendar)
        self.holidays = tuple(np.datetime64(d, "D") for d in self._closed.days)


class _Half(Stepped):
    def __init__(self, n=1, normalize=False, day_of_month=None):
        DateOffset.__init__(self, n, normalize)
        self.day_of_month = 15 if day_of_month is None else int(day_of_month)
        least = 1 if self._prefix == "SME" else 2
        if not least <= self.day_of_month <= 27:
            raise ValueError("day_of_month must be %d<=day_of_month<=27, got %d" % (least, self.day_of_month))

    def _suffix(self):
        return "-%d" % self.day_of_month

    def _repr_attrs(self):
        return ": day_of_month=%d" % self.day_of_month


class SemiMonthEnd(_Half):
    _prefix = "SME"

    def _is_on(self, t):
        return t.day in (self.day_of_month, _calendar.monthrange(t.year, t.month)[1])

    def _apply(self, t, n):
        k = _roll(t.day, n, self.day_of_month)
        if n > 0 and t.day == _calendar.monthrange(t.year, t.month)[1]:
            k += 1
        return _month_on(t, k // 2, 31 if k % 2 else self.day_of_month)


class SemiMonthBegin(_Half):
    _prefix = "SMS"

    def _is_on(self, t):
        return t.day in (1, self.day_of_month)

    def _apply(self, t, n):
        k = _roll(t.day, n, self.day_of_month)
        if n <= 0 and t.day == 1:
            k -= 1
        return _month_on(t, k // 2 + k % 2, 1 if k % 2 else self.day_of_month)


class WeekOfMonth(Stepped):
    _prefix = "WOM"

    def __init__(self, n=1, normalize=False, week=0, weekday=0):
        DateOffset.__init__(self, n, normalize)
        if not 0 <= weekday <= 6:
            raise ValueError("Day must be 0<=day<=6, got %s" % weekday)
        if not 0 <= week <= 3:
            raise ValueError("Week must be 0<=week<=3, got %s" % week)
        self.week, self.weekday = week, weekday

    def _suffix(self):
        return "-%d%s" % (self.week + 1, _days[self.weekday])

    def _repr_attrs(self):
        return ": week=%d, weekday=%d" % (self.week, self.weekday)

    def _day(self, t):
        return 1 + (self.weekday - t.replace(day=1).weekday()) % 7 + self.week * 7

    def _is_on(self, t):
        return t.day == self._day(t)

    def _apply(self, t, n):
        at = _month_on(t, _roll(t.day, n, self._day(t)), 1)
        return at.replace(day=self._day(at))


class LastWeekOfMonth(WeekOfMonth):
    _prefix = "LWOM"

    def __init__(self, n=1, normalize=False, weekday=0):
        DateOffset.__init__(self, n, normalize)
        if n == 0:
            raise ValueError("N cannot be 0")
        if not 0 <= weekday <= 6:
            raise ValueError("Day must be 0<=day<=6, got %s" % weekday)
        self.week, self.weekday = -1, weekday

    def _suffix(self):
        return "-" + _days[self.weekday]

    def _repr_attrs(self):
        return ": weekday=%d" % self.weekday

    def _day(self, t):
        last = _calendar.monthrange(t.year, t.month)[1]
        return last - (t.replace(day=last).weekday() - self.weekday) % 7


class Easter(Stepped):
    def __init__(self, n=1, normalize=False, method=3):
        DateOffset.__init__(self, n, normalize)
        self.method = method

    def _repr_attrs(self):
        return ": method=%d" % self.method

    @property
    def rule_code(self):
        raise NotImplementedError("Prefix not defined")

    @property
    def freqstr(self):
        return repr(self)

    def _date(self, year):
        from dateutil.easter import easter
        return easter(year, self.method)

    def _is_on(self, t):
        return t.date() == self._date(t.year)

    def _apply(self, t, n):
        here = self._date(t.year)
        here = datetime(here.year, here.month, here.day)
        if n >= 0 and t < here:
            n -= 1
        elif n < 0 and t > here:
            n += 1
        there = self._date(t.year + n)
        return t.replace(year=there.year, month=there.month, day=there.day)


class HalfYearEnd(_Monthly):
    _prefix, _span, _default = "HYE", 6, 6


class HalfYearBegin(_Monthly):
    _prefix, _span, _end, _default = "HYS", 6, False, 1


class BHalfYearEnd(_Monthly):
    _prefix, _span, _business, _default = "BHYE", 6, True, 6


class BHalfYearBegin(_Monthly):
    _prefix, _span, _end, _business, _default = "BHYS", 6, False, True, 1


BHalfYearEnd.__name__, BHalfYearBegin.__name__ = "BusinessHalfYearEnd", "BusinessHalfYearBegin"
CDay, CBMonthEnd, CBMonthBegin = CustomBusinessDay, CustomBusinessMonthEnd, CustomBusinessMonthBegin
_plain = {"C": CustomBusinessDay, "CBME": CustomBusinessMonthEnd, "CBMS": CustomBusinessMonthBegin, "bh": BusinessHour, "cbh": CustomBusinessHour}
_halves = {"HYE": (HalfYearEnd, 12), "HYS": (HalfYearBegin, 1), "BHYE": (BHalfYearEnd, 12), "BHYS": (BHalfYearBegin, 1)}


def alias(name, anchor):
    """The class and arguments of an alias of this file and of the weeks of business years."""
    if name in _plain:
        if anchor:
            raise ValueError("Bad freq suffix %s" % anchor)
        return _plain[name], {}
    if name in ("SME", "SMS"):
        return (SemiMonthEnd if name == "SME" else SemiMonthBegin), {"day_of_month": int(anchor) if anchor else None}
    if name in ("WOM", "LWOM") and not anchor:
        raise ValueError("Prefix %r requires a suffix." % name)
    if name == "WOM":
        return WeekOfMonth, {"week": int(anchor[0]) - 1, "weekday": _index_of(_days, anchor[1:])}
    if name == "LWOM":
        return LastWeekOfMonth, {"weekday": _index_of(_days, anchor)}
    if name in _halves:
        cls, month = _halves[name]
        return cls, {"startingMonth": _index_of(_months, anchor) + 1 if anchor else month}
    if name in ("RE", "REQ"):
        from pandas._offsets_weeks import of_alias
        return of_alias(name, anchor.split("-") if anchor else [])
    raise KeyError(name)
