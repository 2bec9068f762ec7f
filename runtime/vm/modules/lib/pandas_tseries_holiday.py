"""pandas.tseries.holiday: days that fall by a rule, and calendars of them."""
import numpy as np
import pandas as pd
from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE  # noqa: F401
from datetime import datetime, timedelta
from pandas._timestamp import Timestamp
from pandas._offsets import DateOffset, Day
from pandas._offsets_more import Easter


def _moved(saturday, sunday):
    def observed(dt):
        k = dt.weekday()
        return dt + timedelta(days=saturday if k == 5 else sunday if k == 6 else 0)
    return observed


def next_monday(dt):
    return _moved(2, 1)(dt)


def next_monday_or_tuesday(dt):
    k = dt.weekday()
    return dt + timedelta(days=2 if k in (5, 6) else 1 if k == 0 else 0)


def previous_friday(dt):
    return _moved(-1, -2)(dt)


def sunday_to_monday(dt):
    return _moved(0, 1)(dt)


def weekend_to_monday(dt):
    return _moved(2, 1)(dt)


def nearest_workday(dt):
    return _moved(-1, 1)(dt)


def next_workday(dt):
    dt = dt + timedelta(days=1)
    while dt.weekday() > 4:
        dt = dt + timedelta(days=1)
    return dt


def previous_workday(dt):
    dt = dt - timedelta(days=1)
    while dt.weekday() > 4:
        dt = dt - timedelta(days=1)
    return dt


def before_nearest_workday(dt):
    return previous_workday(nearest_workday(dt))


def after_nearest_workday(dt):
    return next_workday(nearest_workday(dt))


class Holiday:
    def __init__(self, name, year=None, month=None, day=None, offset=None, observance=None, start_date=None, end_date=None, days_of_week=None, exclude_dates=None):
        if offset is not None:
            if observance is not None:
                raise NotImplementedError("Cannot use both offset and observance.")
            if not (isinstance(offset, DateOffset) or isinstance(offset, list) and all(isinstance(o, DateOffset) for o in offset)):
                raise ValueError("Only BaseOffsets and flat lists of them are supported for offset.")
        if not (days_of_week is None or isinstance(days_of_week, tuple)):
            raise ValueError("days_of_week must be None or tuple.")
        if not (exclude_dates is None or isinstance(exclude_dates, pd.DatetimeIndex)):
            raise ValueError("exclude_dates must be None or of type DatetimeIndex.")
        self.name, self.year, self.month, self.day, self.offset, self.observance = name, year, month, day, offset, observance
        self.start_date = None if start_date is None else Timestamp(start_date)
        self.end_date = None if end_date is None else Timestamp(end_date)
        self.days_of_week, self.exclude_dates = days_of_week, exclude_dates

    def __repr__(self):
        info = "" if self.year is None else "year=%s, " % self.year
        info += "month=%s, day=%s, " % (self.month, self.day)
        if self.offset is not None:
            info += "offset=%s" % self.offset
        if self.observance is not None:
            info += "observance=%s" % self.observance
        return "Holiday: %s (%s)" % (self.name, info)

    def dates(self, start_date, end_date, return_name=False):
        """The days from start_date to end_date on which the holiday is observed."""
        first, last = Timestamp(start_date), Timestamp(end_date)
        if self.year is not None:
            days = pd.DatetimeIndex([Timestamp(datetime(self.year, self.month, self.day))])
            return pd.Series(self.name, index=days) if return_name else days
        days = self._ruled(self._yearly(first, last))
        if self.days_of_week is not None:
            days = days[np.isin(days.day_of_week, self.days_of_week)]
        if self.start_date is not None:
            first = max(self.start_date.tz_localize(first.tz), first)
        if self.end_date is not None:
            last = min(self.end_date.tz_localize(last.tz), last)
        days = days[(days >= first) & (days <= last)]
        if self.exclude_dates is not None:
            days = days.difference(self.exclude_dates)
        return pd.Series(self.name, index=days) if return_name else days

    def _yearly(self, first, last):
        """The day of the rule in each year, from the year before to the one after."""
        if self.start_date is not None:
            first = self.start_date.tz_localize(first.tz)
        if self.end_date is not None:
            last = self.end_date.tz_localize(first.tz)
        return pd.date_range(Timestamp(datetime(first.year - 1, self.month, self.day)), Timestamp(datetime(last.year + 1, self.month, self.day)),
                             freq=DateOffset(years=1), tz=first.tz)

    def _ruled(self, days):
        if len(days) == 0:
            return days.copy()
        if self.observance is not None:
            return days.map(lambda d: self.observance(d))
        for off in [] if self.offset is None else self.offset if isinstance(self.offset, list) else [self.offset]:
            days = days + off
        return days


holiday_calendars = {}


def register(cls):
    holiday_calendars[cls.__dict__["name"] if "name" in cls.__dict__ else getattr(cls, "name", cls.__name__)] = cls


def get_calendar(name):
    return holiday_calendars[name]()


class AbstractHolidayCalendar:
    rules = []
    start_date = Timestamp(datetime(1970, 1, 1))
    end_date = Timestamp(datetime(2200, 12, 31))
    _cache = None

    def __init_subclass__(cls, **kwds):
        register(cls)

    def __init__(self, name="", rules=None):
        self.name = name or type(self).__name__
        if rules is not None:
            self.rules = rules

    def rule_from_name(self, name):
        for rule in self.rules:
            if rule.name == name:
                return rule
        return None

    def holidays(self, start=None, end=None, return_name=False):
        """The holidays from start to end (1970 to 2200): an index, or their names by day."""
        if self.rules is None:
            raise Exception("Holiday Calendar %s does not have any rules specified" % self.name)
        start = Timestamp(AbstractHolidayCalendar.start_date if start is None else start)
        end = Timestamp(AbstractHolidayCalendar.end_date if end is None else end)
        kept = self._cache
        if kept is None or start < kept[0] or end > kept[1]:
            each = [rule.dates(start, end, return_name=True) for rule in self.rules]
            days = pd.concat(each) if each else pd.Series(index=pd.DatetimeIndex([]), dtype=object)
            kept = self._cache = (start, end, days.sort_index())
        days = kept[2][start:end]
        return days if return_name else days.index

    @staticmethod
    def merge_class(base, other):
        def rules_of(x):
            x = getattr(x, "rules", x)
            return x if isinstance(x, list) else [x]
        both = {h.name: h for h in rules_of(other)}
        both.update({h.name: h for h in rules_of(base)})
        return list(both.values())

    def merge(self, other, inplace=False):
        rules = self.merge_class(self, other)
        if inplace:
            self.rules = rules
            return None
        return rules


register(AbstractHolidayCalendar)
USMemorialDay = Holiday("Memorial Day", month=5, day=31, offset=DateOffset(weekday=MO(-1)))
USLaborDay = Holiday("Labor Day", month=9, day=1, offset=DateOffset(weekday=MO(1)))
USColumbusDay = Holiday("Columbus Day", month=10, day=1, offset=DateOffset(weekday=MO(2)))
USThanksgivingDay = Holiday("Thanksgiving Day", month=11, day=1, offset=DateOffset(weekday=TH(4)))
USMartinLutherKingJr = Holiday("Birthday of Martin Luther King, Jr.", start_date=datetime(1986, 1, 1), month=1, day=1, offset=DateOffset(weekday=MO(3)))
USPresidentsDay = Holiday("Washington's Birthday", month=2, day=1, offset=DateOffset(weekday=MO(3)))
GoodFriday = Holiday("Good Friday", month=1, day=1, offset=[Easter(), Day(-2)])
EasterMonday = Holiday("Easter Monday", month=1, day=1, offset=[Easter(), Day(1)])


class USFederalHolidayCalendar(AbstractHolidayCalendar):
    rules = [Holiday("New Year's Day", month=1, day=1, observance=nearest_workday), USMartinLutherKingJr, USPresidentsDay, USMemorialDay,
             Holiday("Juneteenth National Independence Day", month=6, day=19, start_date="2021-06-18", observance=nearest_workday),
             Holiday("Independence Day", month=7, day=4, observance=nearest_workday), USLaborDay, USColumbusDay,
             Holiday("Veterans Day", month=11, day=11, observance=nearest_workday), USThanksgivingDay,
             Holiday("Christmas Day", month=12, day=25, observance=nearest_workday)]


def HolidayCalendarFactory(name, base, other, base_class=AbstractHolidayCalendar):
    return type(name, (base_class,), {"rules": AbstractHolidayCalendar.merge_class(base, other), "name": name})
