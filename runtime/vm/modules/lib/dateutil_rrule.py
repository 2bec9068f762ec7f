"""dateutil.rrule: dates by rules of iCalendar (RFC 5545)."""
import calendar
import datetime
from dateutil._common import FR, MO, SA, SU, TH, TU, WE, weekday as weekdaybase

YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY, MINUTELY, SECONDLY = range(7)
FREQNAMES = ["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"]
_days = (MO, TU, WE, TH, FR, SA, SU)
_SPANS = {HOURLY: 3600, MINUTELY: 60, SECONDLY: 1}


class weekday(weekdaybase):
    pass


class rrulebase:
    def __getitem__(self, item):
        if isinstance(item, slice):
            return list(self)[item]
        if item >= 0:
            for k, x in enumerate(self):
                if k == item:
                    return x
            raise IndexError
        return list(self)[item]

    def __contains__(self, item):
        for x in self:
            if x == item:
                return True
            if x > item:
                return False
        return False

    def count(self):
        return len(list(self))

    def before(self, dt, inc=False):
        last = None
        for x in self:
            if x > dt or (x == dt and not inc):
                break
            last = x
        return last

    def after(self, dt, inc=False):
        for x in self:
            if x > dt or (inc and x == dt):
                return x
        return None

    def xafter(self, dt, count=None, inc=False):
        n = 0
        for x in self:
            if x > dt or (inc and x == dt):
                n += 1
                if count is not None and n > count:
                    return
                yield x

    def between(self, after, before, inc=False, count=1):
        found = []
        for x in self:
            if x > before or (x == before and not inc):
                break
            if x > after or (inc and x == after):
                found.append(x)
        return found


def _listed(x):
    return None if x is None else (x,) if isinstance(x, int) else tuple(x)


class rrule(rrulebase):
    def __init__(self, freq, dtstart=None, interval=1, wkst=None, count=None, until=None, bysetpos=None, bymonth=None, bymonthday=None, byyearday=None,
                 byeaster=None, byweekno=None, byweekday=None, byhour=None, byminute=None, bysecond=None, cache=False):
        if dtstart is None:
            dtstart = until.replace(microsecond=0) if isinstance(until, datetime.datetime) and until.tzinfo else datetime.datetime.now().replace(microsecond=0)
        elif not isinstance(dtstart, datetime.datetime):
            dtstart = datetime.datetime.fromordinal(dtstart.toordinal())
        else:
            dtstart = dtstart.replace(microsecond=0)
        if until is not None and not isinstance(until, datetime.datetime):
            until = datetime.datetime.fromordinal(until.toordinal())
        if until is not None and (dtstart.tzinfo is None) != (until.tzinfo is None):
            raise ValueError("RRULE UNTIL values must be specified in UTC when DTSTART is timezone-aware")
        self._freq, self._dtstart, self._interval, self._count, self._until = freq, dtstart, interval, count, until
        self._wkst = calendar.firstweekday() if wkst is None else wkst if isinstance(wkst, int) else wkst.weekday
        self._bysetpos = _listed(bysetpos)
        if self._bysetpos and any(p == 0 or not -366 <= p <= 366 for p in self._bysetpos):
            raise ValueError("bysetpos must be between 1 and 366, or between -366 and -1")
        if byweekday is not None and not isinstance(byweekday, int) and hasattr(byweekday, "n"):
            byweekday = (byweekday,)
        if not (byweekno or byyearday or bymonthday or byweekday is not None or byeaster is not None):  # the start says which day
            if freq == YEARLY:
                bymonth, bymonthday = dtstart.month if bymonth is None else bymonth, dtstart.day
            elif freq == MONTHLY:
                bymonthday = dtstart.day
            elif freq == WEEKLY:
                byweekday = dtstart.weekday()
        self._bymonth, self._byyearday, self._byeaster, self._byweekno = _listed(bymonth), _listed(byyearday), _listed(byeaster), _listed(byweekno)
        self._bymonthday = _listed(bymonthday)
        days = [] if byweekday is None else [(d, None) if isinstance(d, int) else (d.weekday, d.n if freq <= MONTHLY else None) for d in _listed(byweekday)]
        self._byweekday = None if byweekday is None else {d for d, n in days if not n}
        self._bynweekday = [(d, n) for d, n in days if n]
        fixed = [(byhour, HOURLY, dtstart.hour), (byminute, MINUTELY, dtstart.minute), (bysecond, SECONDLY, dtstart.second)]
        self._byhour, self._byminute, self._bysecond = [_listed(given) if given is not None else (own,) if freq < f else None for given, f, own in fixed]

    # --- which days
    def _nth(self, day):
        """Whether the day is an n-th weekday of its month or, in yearly rules without months, of its year."""
        if self._freq == YEARLY and not self._bymonth:
            first, length = datetime.date(day.year, 1, 1), 366 if calendar.isleap(day.year) else 365
        else:
            first, length = day.replace(day=1), calendar.monthrange(day.year, day.month)[1]
        at = (day - first).days
        return any(day.weekday() == d and (at // 7 + 1 == n if n > 0 else (length - 1 - at) // 7 + 1 == -n) for d, n in self._bynweekday)

    def _week_fits(self, day):
        offset = (day.weekday() - self._wkst) % 7
        middle = day - datetime.timedelta(days=offset) + datetime.timedelta(days=3)  # a week is of the year that most of its days are in
        number = ((middle - datetime.date(middle.year, 1, 1)).days) // 7 + 1
        weeks = ((datetime.date(middle.year, 12, 31) - middle).days) // 7 + number
        return number in self._byweekno or number - weeks - 1 in self._byweekno

    def _day_fits(self, day):
        if self._bymonth and day.month not in self._bymonth or self._byweekno and not self._week_fits(day):
            return False
        length = calendar.monthrange(day.year, day.month)[1]
        if self._bymonthday and not (day.day in self._bymonthday or day.day - length - 1 in self._bymonthday):
            return False
        if self._byyearday:
            yday, year = day.timetuple().tm_yday, 366 if calendar.isleap(day.year) else 365
            if not (yday in self._byyearday or yday - year - 1 in self._byyearday):
                return False
        if self._byeaster:
            from dateutil.easter import easter
            if (day - easter(day.year)).days not in self._byeaster:
                return False
        if self._byweekday and day.weekday() not in self._byweekday:
            return False
        return not self._bynweekday or self._nth(day)

    def _month(self, year, month):
        """The days of a month that bymonth and bymonthday leave."""
        if self._bymonth and month not in self._bymonth:
            return []
        length = calendar.monthrange(year, month)[1]
        days = range(1, length + 1) if not self._bymonthday else sorted({d if d > 0 else length + 1 + d for d in self._bymonthday})
        return [datetime.date(year, month, d) for d in days if 1 <= d <= length]

    def _periods(self):
        """The days of each period of the frequency, from that of the start on."""
        start, step = self._dtstart.date(), self._interval
        one = datetime.timedelta(days=1)
        if self._byweekday and self._bynweekday and not any(d in self._byweekday for d, n in self._bynweekday):
            return  # no day is both
        try:
            if self._freq == YEARLY:
                for year in range(start.year, 10000, step):
                    yield [d for month in range(1, 13) for d in self._month(year, month)]
            elif self._freq == MONTHLY:
                for k in range(start.year * 12 + start.month - 1, 120000, step):
                    yield self._month(k // 12, k % 12 + 1)
            else:
                week = self._freq == WEEKLY
                at = start - one * ((start.weekday() - self._wkst) % 7 if week else 0)
                while True:
                    yield [at + one * d for d in range(7)] if week else [at]
                    at += one * (7 * step if week else step)
        except OverflowError:
            return

    def _times(self):
        return [datetime.time(h, m, s, tzinfo=self._dtstart.tzinfo) for h in sorted(self._byhour) for m in sorted(self._byminute) for s in sorted(self._bysecond)]

    def _moments(self):
        if self._freq >= HOURLY:
            yield from self._steps()
            return
        times = self._times()
        for days in self._periods():
            days = [d for d in days if self._day_fits(d)]
            found = [datetime.datetime.combine(d, t) for d in days for t in times]
            if self._bysetpos:
                n = len(found)
                found = [found[k] for k in sorted({p - 1 if p > 0 else n + p for p in self._bysetpos}) if 0 <= k < n]
            yield from found

    def _steps(self):
        """Hours, minutes and seconds: from the start on in equal steps."""
        at, step = self._dtstart, datetime.timedelta(seconds=_SPANS[self._freq] * self._interval)
        try:
            while True:
                if self._day_fits(at.date()) and (self._byhour is None or at.hour in self._byhour):
                    minutes = sorted(self._byminute) if self._freq == HOURLY else [at.minute] if self._byminute is None or at.minute in self._byminute else []
                    seconds = sorted(self._bysecond) if self._freq <= MINUTELY else [at.second] if self._bysecond is None or at.second in self._bysecond else []
                    for m in minutes:
                        for s in seconds:
                            yield at.replace(minute=m, second=s)
                at += step
        except OverflowError:
            return

    def __iter__(self):
        left = self._count
        for x in self._moments():
            if self._until is not None and x > self._until or left is not None and left <= 0:
                return
            if x >= self._dtstart:
                if left is not None:
                    left -= 1
                yield x

    def replace(self, **kwargs):
        given = {"freq": self._freq, "dtstart": self._dtstart, "interval": self._interval, "wkst": self._wkst, "count": self._count, "until": self._until,
                 "bysetpos": self._bysetpos, "bymonth": self._bymonth, "bymonthday": self._bymonthday, "byyearday": self._byyearday, "byeaster": self._byeaster,
                 "byweekno": self._byweekno, "byhour": self._byhour, "byminute": self._byminute, "bysecond": self._bysecond}
        if self._byweekday is not None:
            given["byweekday"] = [_days[d] for d in sorted(self._byweekday)] + [_days[d](n) for d, n in self._bynweekday]
        given.update(kwargs)
        return rrule(**given)


class rruleset(rrulebase):
    """Rules and dates together, less others."""

    def __init__(self, cache=False):
        self._with, self._without = [], []

    def rrule(self, rrule):
        self._with.append(rrule)

    def rdate(self, rdate):
        self._with.append([rdate])

    def exrule(self, exrule):
        self._without.append(exrule)

    def exdate(self, exdate):
        self._without.append([exdate])

    def __iter__(self):
        import heapq
        out, last = heapq.merge(*[iter(sorted(x) if isinstance(x, list) else x) for x in self._without]), None
        gone = next(out, None)
        for x in heapq.merge(*[iter(sorted(x) if isinstance(x, list) else x) for x in self._with]):
            while gone is not None and gone < x:
                gone = next(out, None)
            if x != last and x != gone:
                yield x
            last = x


def _until(text):
    utc = text.endswith("Z")
    t = datetime.datetime.strptime(text.rstrip("Z"), "%Y%m%dT%H%M%S" if "T" in text else "%Y%m%d")
    return t.replace(tzinfo=datetime.timezone.utc) if utc else t


def rrulestr(s, dtstart=None, **kwargs):
    """The rule that a text such as "FREQ=MONTHLY;COUNT=3;BYDAY=-1FR" means; a line DTSTART:20240101T090000 may stand before it."""
    if kwargs:
        raise NotImplementedError("rrulestr: %s is not supported" % ", ".join(kwargs))
    given = {}
    for line in s.upper().split():
        name, _, value = line.rpartition(":")
        if name == "DTSTART":
            dtstart = _until(value)
            continue
        if name not in ("", "RRULE"):
            raise NotImplementedError("rrulestr: %s is not supported" % name)
        for pair in value.split(";"):
            key, _, text = pair.partition("=")
            if key == "FREQ":
                given["freq"] = FREQNAMES.index(text)
            elif key == "UNTIL":
                given["until"] = _until(text)
            elif key in ("INTERVAL", "COUNT"):
                given[key.lower()] = int(text)
            elif key in ("BYDAY", "BYWEEKDAY"):
                named = {repr(d): d for d in _days}
                given["byweekday"] = [named[d[-2:]](int(d[:-2])) if d[:-2] else named[d] for d in text.split(",")]
            elif key == "WKST":
                given["wkst"] = {repr(d): d for d in _days}[text]
            else:
                given[key.lower()] = [int(x) for x in text.split(",")]
    return rrule(dtstart=dtstart, **given)
