"""Fiscal years of 52 or 53 weeks: pd.offsets.FY5253 and FY5253Quarter."""
from datetime import datetime, timedelta
import calendar
from pandas._timestamp import Timestamp
from pandas._offsets import DateOffset, _days, _months
from pandas._offset_names import _index_of
from pandas._offsets_more import Stepped

_days = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"]
_months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]


class FY5253Mixin(Stepped):
    """Years that end with the last, or with the nearest, of a day of the week to the end of a month."""

    def __init__(self, n=1, normalize=False, weekday=0, startingMonth=1, variation="nearest"):
        DateOffset.__init__(self, n, normalize)
        self.weekday, self.startingMonth, self.variation = weekday, startingMonth, variation
        if self.n == 0:
            raise ValueError("N cannot be 0")
        if variation not in ("nearest", "last"):
            raise ValueError("%s is not a valid variation" % variation)

    def _repr_attrs(self):
        names = ("qtr_with_extra_week", "startingMonth", "variation", "weekday")
        return ": " + ", ".join(["%s=%s" % (x, getattr(self, x)) for x in names if hasattr(self, x)])

    def _suffix(self):
        return "-%s-%s-%s" % ("N" if self.variation == "nearest" else "L", _months[self.startingMonth - 1], _days[self.weekday])

    def _least_days(self):
        return 364

    def _year_end(self, year):
        target = datetime(year, self.startingMonth, calendar.monthrange(year, self.startingMonth)[1])
        ahead = (self.weekday - target.weekday()) % 7
        if ahead == 0:
            return target
        return target + timedelta(days=ahead if self.variation == "nearest" and ahead <= 3 else ahead - 7)

    def get_year_end(self, dt):
        return self._year_end(dt.year)


class FY5253(FY5253Mixin):
    _prefix = "RE"

    def _is_on(self, t):
        day = datetime(t.year, t.month, t.day)
        if self._year_end(day.year) == day:
            return True
        return self.variation == "nearest" and self._year_end(day.year - (day.month == 1)) == day

    def _apply(self, t, n):
        day = datetime(t.year, t.month, t.day)
        before, here, after = [self._year_end(t.year + k) for k in (-1, 0, 1)]
        if day == before:
            n -= 1
        elif n > 0 and day < before:
            n -= 2
        elif n > 0 and day < here:
            n -= 1
        elif n <= 0 and here < day < after:
            n += 1
        elif n <= 0 and day < before:
            n -= 1
        there = self._year_end(t.year + n)
        return t.replace(year=there.year, month=there.month, day=there.day)


class FY5253Quarter(FY5253Mixin):
    """Quarters of 13 weeks, one of them of 14 in long years."""
    _prefix = "REQ"

    def __init__(self, n=1, normalize=False, weekday=0, startingMonth=1, qtr_with_extra_week=1, variation="nearest"):
        FY5253Mixin.__init__(self, n, normalize, weekday, startingMonth, variation)
        self.qtr_with_extra_week = qtr_with_extra_week

    def _suffix(self):
        return FY5253Mixin._suffix(self) + "-%d" % self.qtr_with_extra_week

    def _least_days(self):
        return 91

    @property
    def _years(self):
        return FY5253(1, False, self.weekday, self.startingMonth, self.variation)

    def year_has_extra_week(self, dt):
        day, years = Timestamp(dt).tz_localize(None).normalize(), self._years
        return (years.rollforward(day) - (day - years)).days // 7 == 53

    def get_weeks(self, dt):
        weeks = [13, 13, 13, 13]
        if self.year_has_extra_week(dt):
            weeks[self.qtr_with_extra_week - 1] = 14
        return weeks

    def _is_on(self, t):
        years, t = self._years, Timestamp(t)
        if years.is_on_offset(t):
            return True
        at = t - years
        for weeks in self.get_weeks(t):
            at = at + timedelta(days=7 * weeks)
            if at == t:
                return True
        return False

    def _apply(self, t, n):
        years, t = self._years, Timestamp(t)
        start, forward, passed = years.rollback(t), n > 0, 0
        left = t - start
        if start < t:
            for weeks in self.get_weeks(t):
                if weeks * 7 > left.days:
                    break
                passed += 1
                left -= timedelta(days=weeks * 7)
        n += passed
        if not forward and left.value > 0:
            n += 1
        if n // 4:
            start = start + years * (n // 4)
        return (start + timedelta(days=7 * sum(self.get_weeks(start + timedelta(days=1))[:n % 4]))).to_pydatetime()


def of_alias(name, parts):
    """The class and arguments of RE-N-DEC-MON and REQ-N-DEC-MON-1."""
    quarters = name == "REQ"
    if len(parts) < 3 + quarters:
        raise TypeError("_parse_suffix() takes exactly 3 positional arguments (%d given)" % min(len(parts), 2 if quarters else 3))
    kinds = {"N": "nearest", "L": "last"}
    if parts[0] not in kinds:
        raise ValueError("Unable to parse varion_code: %s" % parts[0])
    kwargs = {"variation": kinds[parts[0]], "startingMonth": _index_of(_months, parts[1]) + 1, "weekday": _index_of(_days, parts[2])}
    if quarters:
        kwargs["qtr_with_extra_week"] = int(parts[3])
    return (FY5253Quarter if quarters else FY5253), kwargs
