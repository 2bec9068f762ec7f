"""dateutil.relativedelta: a step of years, months, days ... and parts of a moment to replace."""
import calendar
import datetime
from dateutil._common import FR, MO, SA, SU, TH, TU, WE, weekday  # noqa: F401

_steps = ("years", "months", "days", "hours", "minutes", "seconds", "microseconds")
_parts = ("year", "month", "day", "weekday", "hour", "minute", "second", "microsecond")


def _cut(x, by):
    """(rest, carried) with the sign of x."""
    s = -1 if x < 0 else 1
    carried, rest = divmod(x * s, by)
    return rest * s, carried * s


class relativedelta:
    def __init__(self, dt1=None, dt2=None, years=0, months=0, days=0, leapdays=0, weeks=0, hours=0, minutes=0, seconds=0, microseconds=0, year=None, month=None,
                 day=None, weekday=None, yearday=None, nlyearday=None, hour=None, minute=None, second=None, microsecond=None):
        self.leapdays = self._has_time = 0
        for p in _parts:
            setattr(self, p, None)
        if dt1 and dt2:
            if not (isinstance(dt1, datetime.date) and isinstance(dt2, datetime.date)):
                raise TypeError("relativedelta only diffs datetime/date")
            self._between(dt1, dt2)
            return
        for v in (years, months):
            if v is not None and v != int(v):
                raise ValueError("Non-integer years and months are ambiguous and not currently supported.")
        self.years, self.months, self.days = int(years), int(months), days + weeks * 7
        self.leapdays, self.hours, self.minutes, self.seconds, self.microseconds = leapdays, hours, minutes, seconds, microseconds
        self.year, self.month, self.day, self.hour, self.minute, self.second, self.microsecond = year, month, day, hour, minute, second, microsecond
        if isinstance(weekday, int):
            weekday = (MO, TU, WE, TH, FR, SA, SU)[weekday]
        self.weekday = weekday
        yday = 0
        if nlyearday:
            yday = nlyearday
        elif yearday:
            yday = yearday
            if yearday > 59:
                self.leapdays = -1
        if yday:
            ends = [31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 366]
            for k, last in enumerate(ends):
                if yday <= last:
                    self.month, self.day = k + 1, yday - (ends[k - 1] if k else 0)
                    break
            else:
                raise ValueError("invalid year day (%d)" % yday)
        self._fix()

    def _between(self, dt1, dt2):
        """dt1 - dt2 as whole years and months, and what is left."""
        if not isinstance(dt1, datetime.datetime) or not isinstance(dt2, datetime.datetime):
            if isinstance(dt1, datetime.datetime):
                dt2 = datetime.datetime(dt2.year, dt2.month, dt2.day)
            elif isinstance(dt2, datetime.datetime):
                dt1 = datetime.datetime(dt1.year, dt1.month, dt1.day)
        self.years = self.months = self.days = self.hours = self.minutes = self.seconds = self.microseconds = 0
        months = (dt1.year - dt2.year) * 12 + (dt1.month - dt2.month)
        self._set_months(months)
        at = self.__radd__(dt2)
        step = 1 if dt1 < dt2 else -1
        while dt1 > at if step > 0 else dt1 < at:  # the months went too far
            months += step
            self._set_months(months)
            at = self.__radd__(dt2)
        left = dt1 - at
        self.seconds = left.seconds + left.days * 86400
        self.microseconds = left.microseconds
        self._fix()

    def _set_months(self, months):
        self.months = months
        if abs(months) > 11:
            self.months, self.years = _cut(months, 12)
        else:
            self.years = 0

    def _fix(self):
        if abs(self.microseconds) > 999999:
            self.microseconds, k = _cut(self.microseconds, 1000000)
            self.seconds += k
        if abs(self.seconds) > 59:
            self.seconds, k = _cut(self.seconds, 60)
            self.minutes += k
        if abs(self.minutes) > 59:
            self.minutes, k = _cut(self.minutes, 60)
            self.hours += k
        if abs(self.hours) > 23:
            self.hours, k = _cut(self.hours, 24)
            self.days += k
        if abs(self.months) > 11:
            self.months, k = _cut(self.months, 12)
            self.years += k
        self._has_time = 1 if (self.hours or self.minutes or self.seconds or self.microseconds or self.hour is not None or self.minute is not None
                               or self.second is not None or self.microsecond is not None) else 0

    @property
    def weeks(self):
        return int(self.days / 7.0)

    @weeks.setter
    def weeks(self, value):
        self.days = self.days - self.weeks * 7 + value * 7

    def normalized(self):
        days = int(self.days)
        hours_f = round(self.hours + 24 * (self.days - days), 11)
        hours = int(hours_f)
        minutes_f = round(self.minutes + 60 * (hours_f - hours), 10)
        minutes = int(minutes_f)
        seconds_f = round(self.seconds + 60 * (minutes_f - minutes), 8)
        seconds = int(seconds_f)
        micro = round(self.microseconds + 1e6 * (seconds_f - seconds))
        return self._made(1, years=self.years, months=self.months, days=days, hours=hours, minutes=minutes, seconds=seconds, microseconds=micro)

    def _made(self, sign, **steps):
        new = {k: steps.get(k, getattr(self, k) * sign) for k in _steps}
        return type(self)(leapdays=self.leapdays, **new, **{p: getattr(self, p) for p in _parts})

    def _other(self, other):
        if isinstance(other, datetime.timedelta):
            return relativedelta(days=other.days, seconds=other.seconds, microseconds=other.microseconds)
        return other

    def __add__(self, other):
        if isinstance(other, (relativedelta, datetime.timedelta)):
            o = self._other(other)
            new = {k: getattr(self, k) + getattr(o, k) for k in _steps}
            parts = {p: getattr(o, p) if getattr(o, p) is not None else getattr(self, p) for p in _parts}
            return type(self)(leapdays=o.leapdays or self.leapdays, **new, **parts)
        if not isinstance(other, datetime.date):
            return NotImplemented
        if self._has_time and not isinstance(other, datetime.datetime):
            other = datetime.datetime(other.year, other.month, other.day)
        year, month = (self.year or other.year) + self.years, self.month or other.month
        if self.months:
            month += self.months
            if month > 12:
                year, month = year + 1, month - 12
            elif month < 1:
                year, month = year - 1, month + 12
        day = min(calendar.monthrange(year, month)[1], self.day or other.day)
        put = {"year": year, "month": month, "day": day}
        for p in ("hour", "minute", "second", "microsecond"):
            if getattr(self, p) is not None:
                put[p] = getattr(self, p)
        days = self.days
        if self.leapdays and month > 2 and calendar.isleap(year):
            days += self.leapdays
        out = other.replace(**put)
        if self._has_time or isinstance(other, datetime.datetime):
            out = out + datetime.timedelta(days=days, hours=self.hours, minutes=self.minutes, seconds=self.seconds, microseconds=self.microseconds)
        else:
            out = out + datetime.timedelta(days=days)
        if self.weekday:
            want, nth = self.weekday.weekday, self.weekday.n or 1
            jump = (abs(nth) - 1) * 7
            if nth > 0:
                jump += (7 - out.weekday() + want) % 7
            else:
                jump = -(jump + (out.weekday() - want) % 7)
            out = out + datetime.timedelta(days=jump)
        return out

    def __radd__(self, other):
        return self.__add__(other)

    def __rsub__(self, other):
        return (-self).__radd__(other)

    def __sub__(self, other):
        if not isinstance(other, (relativedelta, datetime.timedelta)):
            return NotImplemented
        o = self._other(other)
        new = {k: getattr(self, k) - getattr(o, k) for k in _steps}
        parts = {p: getattr(self, p) if getattr(self, p) is not None else getattr(o, p) for p in _parts}
        return type(self)(leapdays=self.leapdays or o.leapdays, **new, **parts)

    def __neg__(self):
        return self._made(-1)

    def __abs__(self):
        return self._made(1, **{k: abs(getattr(self, k)) for k in _steps})

    def __mul__(self, k):
        try:
            f = float(k)
        except TypeError:
            return NotImplemented
        return self._made(1, **{s: int(getattr(self, s) * f) for s in _steps})

    __rmul__ = __mul__

    def __truediv__(self, k):
        return self * (1 / float(k))

    def __bool__(self):
        return any(getattr(self, k) for k in _steps) or bool(self.leapdays) or any(getattr(self, p) is not None for p in _parts)

    def _key(self):
        return tuple(getattr(self, k) for k in _steps + _parts) + (self.leapdays,)

    def __eq__(self, other):
        return isinstance(other, relativedelta) and self._key() == other._key()

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        words = []
        for k in ("years", "months", "days", "leapdays", "hours", "minutes", "seconds", "microseconds"):
            v = getattr(self, k)
            if v:
                words.append("%s=%+g" % (k, v))
        for k in _parts:
            v = getattr(self, k)
            if v is not None:
                words.append("%s=%r" % (k, v))
        return "relativedelta(%s)" % ", ".join(words)
