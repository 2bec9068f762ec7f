"""Datetime heavy scheduling: holidays, business days, time zones, cron iterator, intervals, calendar, iso weeks, durations parse/format."""
import calendar
import datetime as dt
import itertools as it
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from functools import total_ordering, cached_property
from zoneinfo import ZoneInfo
import numpy as np


def easter(y):
    a, b, c = y % 19, y // 100, y % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l) // 451
    mo, da = divmod(h + l - 7 * m + 114, 31)
    return date(y, mo, da + 1)


def holidays(y):
    e = easter(y)
    return {date(y, 1, 1): "New Year", e - timedelta(2): "Good Friday", e + timedelta(1): "Easter Monday", date(y, 5, 1): "Labour", date(y, 12, 25): "Christmas"}


for y in (2023, 2024, 2025):
    print({f"{d:%a %d %b}": n for d, n in sorted(holidays(y).items())})


class Cron:
    def __init__(self, spec):
        self.fields = [self._parse(f, lo, hi) for f, (lo, hi) in zip(spec.split(), ((0, 59), (0, 23), (1, 31), (1, 12), (0, 6)))]

    @staticmethod
    def _parse(f, lo, hi):
        out = set()
        for part in f.split(","):
            m = re.fullmatch(r"(\*|\d+(?:-\d+)?)(?:/(\d+))?", part)
            if not m:
                raise ValueError(f"bad field {part!r}")
            rng, step = m.groups(default="1")
            a, b = (lo, hi) if rng == "*" else (int(v) for v in (rng.split("-") * 2)[:2])
            out.update(range(a, b + 1, int(step)))
        return out

    def after(self, t):
        t = t.replace(second=0, microsecond=0) + timedelta(minutes=1)
        mi, h, d, mo, wd = self.fields
        while True:
            if t.month not in mo or t.day not in d or t.isoweekday() % 7 not in wd:
                t = t.replace(hour=0, minute=0) + timedelta(days=1)
            elif t.hour not in h:
                t = t.replace(minute=0) + timedelta(hours=1)
            elif t.minute not in mi:
                t += timedelta(minutes=1)
            else:
                yield t
                t += timedelta(minutes=1)


for spec in ("*/20 9-10 * * 1-5", "0 0 29 2 *", "30 6 1,15 * *"):
    print(spec, [f"{t:%Y-%m-%d %H:%M}" for t in it.islice(Cron(spec).after(datetime(2024, 2, 23, 10, 35)), 3)])
try:
    Cron("x * * * *")
except ValueError as e:
    print(e)


@total_ordering
@dataclass(frozen=True)
class Span:
    start: datetime
    end: datetime

    def __post_init__(self):
        if self.end < self.start:
            raise ValueError("ends before it starts")

    def __lt__(self, o): return (self.start, self.end) < (o.start, o.end)
    def __and__(self, o):
        s, e = max(self.start, o.start), min(self.end, o.end)
        return Span(s, e) if s < e else None
    def __contains__(self, t): return self.start <= t < self.end
    @property
    def length(self): return self.end - self.start
    def split(self, step):
        t = self.start
        while t < self.end:
            yield Span(t, min(t + step, self.end))
            t += step


def merge(spans):
    out = []
    for s in sorted(spans):
        if out and s.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, s.end))
        else:
            out.append(s)
    return out


b = datetime(2024, 3, 30, 22)
sp = [Span(b + timedelta(hours=h), b + timedelta(hours=h + n)) for h, n in ((0, 2), (5, 1), (1, 3), (10, 4), (12, 1))]
print([(s.start.hour, str(s.length)) for s in merge(sp)], sp[0] & sp[2], sp[0] & sp[1], b in sp[0], [str(s.length) for s in sp[2].split(timedelta(minutes=70))], sum((s.length for s in merge(sp)), timedelta()))
zh, ny = ZoneInfo("Europe/Zurich"), ZoneInfo("America/New_York")
t = datetime(2024, 3, 31, 1, 30, tzinfo=zh)
for k in range(3):
    u = (t.astimezone(timezone.utc) + timedelta(hours=k)).astimezone(zh)
    print(u, u.tzname(), u.utcoffset(), u.dst(), u.astimezone(ny).isoformat(), u.fold)
f = datetime(2024, 10, 27, 2, 30, tzinfo=zh)
print(f.utcoffset(), f.replace(fold=1).utcoffset(), f.timestamp() - f.replace(fold=1).timestamp(), datetime.fromtimestamp(0, zh), datetime.fromtimestamp(1e9, timezone.utc), f == f.replace(fold=1))
UNIT = {"w": 7 * 86400, "d": 86400, "h": 3600, "m": 60, "s": 1}


def parse(s):
    if not re.fullmatch(r"\s*(?:\d+(?:\.\d+)?\s*[wdhms]\s*)+", s):
        raise ValueError(f"bad duration {s!r}")
    return timedelta(seconds=sum(float(n) * UNIT[u] for n, u in re.findall(r"([\d.]+)\s*([wdhms])", s)))


def human(d):
    n = int(d.total_seconds())
    parts = []
    for u, k in UNIT.items():
        q, n = divmod(n, k)
        if q:
            parts.append(f"{q}{u}")
    return " ".join(parts) or "0s"


for s in ("1d 2h", "90m", "1.5h30s", "2w", "0s", "5x"):
    try:
        d = parse(s)
        print(s, d, human(d), repr(d), d.days, d.seconds, d / timedelta(hours=1))
    except ValueError as e:
        print(e)
print(calendar.monthrange(2024, 2), calendar.isleap(2100), calendar.month_name[3], calendar.day_abbr[0], calendar.month(2024, 2), calendar.monthcalendar(2024, 2)[0], calendar.leapdays(2000, 2024), calendar.weekday(2024, 2, 29))
print(date(2024, 12, 30).isocalendar(), date.fromisocalendar(2025, 1, 1), date.fromordinal(738000), date(2024, 2, 29).toordinal(), date.min, datetime.max, time(13, 5).replace(minute=7).isoformat(), time.fromisoformat("04:05:06.789"), datetime.combine(date(2024, 1, 1), time(5, tzinfo=timezone.utc)), date(2024, 1, 31).strftime("%G-W%V-%u %y %B %e" if False else "%G-W%V-%u %y %B"))
for bad in (lambda: date(2023, 2, 29), lambda: datetime(2024, 1, 1, 25), lambda: datetime.strptime("2024-13", "%Y-%m"), lambda: date(2024, 1, 1) - datetime(2024, 1, 1), lambda: timedelta(days=10 ** 10), lambda: datetime.fromisoformat("2024-1-1"), lambda: ZoneInfo("Mars/Base"), lambda: date.max + timedelta(1)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
days = np.arange("2024-03-25", "2024-04-05", dtype="M8[D]")
hol = np.array(sorted(holidays(2024)), dtype="M8[D]")
print(days[np.is_busday(days, holidays=hol)], np.busday_count("2024-01-01", "2024-12-31", holidays=hol), np.busday_offset("2024-03-28", 1, holidays=hol), np.busday_offset(days[:3], [1, 2, 3], weekmask="1111100"), days.astype(object)[0], np.datetime64(datetime(2024, 1, 1, 5)), np.datetime64("2024-02-29") + np.arange(3), (np.datetime64("2024-03-01") - np.datetime64("2024-02-01")).astype(int), np.timedelta64(90, "m").item(), np.datetime64("2024-01-01T12").astype("M8[s]").item().hour)
