import copy
import pickle
from datetime import date, datetime, time, timedelta, timezone, tzinfo, UTC, MINYEAR
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def t(f, *a, **k):
    try:
        r = f(*a, **k)
        print(repr(r))
    except Exception as e:
        print(type(e).__name__, e)


ny, syd, ldn = ZoneInfo("America/New_York"), ZoneInfo("Australia/Sydney"), ZoneInfo("Europe/London")
print(ny is ZoneInfo("America/New_York"), ny, repr(ny))
t(ZoneInfo, "Mars/Base")
x = datetime(2024, 11, 3, 1, 30, tzinfo=ny)
y = x.replace(fold=1)
print(x, y, x == y, x < y, y - x, x.astimezone(UTC), y.astimezone(UTC), repr(y))
print(x.utcoffset(), y.utcoffset(), x.tzname(), y.tzname(), x.dst(), y.dst(), y.timestamp() - x.timestamp())
for h in range(4, 9):
    u = datetime(2024, 11, 3, h, 30, tzinfo=UTC).astimezone(ny)
    print(u, u.fold, u.tzname())
gap = datetime(2024, 3, 10, 2, 30, tzinfo=ny)
print(gap, gap.replace(fold=1), gap.astimezone(UTC), gap.replace(fold=1).astimezone(UTC), gap.astimezone(UTC).astimezone(ny))
print(x + timedelta(days=1), (x + timedelta(hours=3)).astimezone(UTC), datetime(2024, 1, 1, tzinfo=ny) - datetime(2024, 1, 1, tzinfo=ldn))
print(datetime.fromtimestamp(1.7e9, ny), datetime.fromtimestamp(1.7e9, syd), datetime.fromtimestamp(-1.5, UTC), datetime.fromtimestamp(1e9, timezone(timedelta(hours=-3, minutes=-30))))
print(datetime(2024, 7, 1, 12, tzinfo=ldn).timetuple().tm_isdst, datetime(2024, 7, 1, 12, tzinfo=ldn).utctimetuple()[:5])
print(date(2021, 1, 3).isocalendar(), date(2021, 1, 3).isocalendar().week, tuple(date(2020, 12, 31).isocalendar()), date.fromisocalendar(2020, 53, 7), datetime.fromisocalendar(2024, 1, 1))
t(date.fromisocalendar, 2021, 53, 1)
t(date.fromisocalendar, 2021, 5, 8)
for s in ["2024-02-29", "20240229", "2024-W09-4", "2024W09", "2024W094", "2024-W09", "2024-2-9", "2024-02-30", "x"]:
    t(date.fromisoformat, s)
for s in ["2024-02-29", "2024-02-29T10", "2024-02-29 10:11", "20240229T101112", "2024-02-29T10:11:12.5", "2024-02-29T10:11:12,123456789", "2024-02-29T10:11:12Z", "2024-02-29T10:11:12+05:30",
          "2024-02-29T10:11-0330", "2024-W09-4T11:00", "2024-02-29T", "2024-02-29T25:00", "2024-02-29T10:11:12+24:00", "2024-02-29T10:11:12.", "20240229"]:
    t(datetime.fromisoformat, s)
for s in ["10:11", "10", "T1011", "10:11:12.25+01:00", "10:11:12Z", "1:2", "24:00"]:
    t(time.fromisoformat, s)
print(time(9, 30, tzinfo=UTC), repr(time(9, 30, 1, tzinfo=UTC, fold=1)), time(9, tzinfo=timezone(timedelta(hours=1))) == time(8, tzinfo=UTC), time(9).isoformat("microseconds"), f"{time(9, 5):%H.%M}", time.min, time.max, bool(time(0)))
t(lambda: time(9) < time(9, tzinfo=UTC))
t(lambda: datetime(2024, 1, 1) < datetime(2024, 1, 1, tzinfo=UTC))
t(lambda: datetime(2024, 1, 1) < date(2024, 1, 1))
t(lambda: date(2024, 1, 1) < datetime(2024, 1, 1))
t(lambda: datetime(2024, 1, 1) == date(2024, 1, 1))
t(lambda: datetime(2024, 1, 1) - datetime(2024, 1, 1, tzinfo=UTC))
t(lambda: date(2024, 1, 1) < 3)
t(lambda: timedelta(1) < 3)
t(lambda: timedelta(1) + 3)
t(timedelta, "1")
t(timedelta, 10 ** 10)
t(datetime, 2024, 13, 1)
t(datetime, 2024, 1, 1, tzinfo="UTC")
t(datetime, 2024, 1, 1, fold=2)
t(datetime, 2024, 1, 1.5)
t(timezone, timedelta(hours=24))
t(timezone, 5)
t(lambda: timedelta(1) / 0)
t(lambda: timedelta(1) // 0)
t(lambda: date.max + timedelta(1))
print(timezone(timedelta(0)) is timezone.utc, timezone(timedelta(0), "GMT"), repr(timezone(timedelta(hours=-5), "EST")), timezone.min, timezone.max, timezone(timedelta(hours=5, minutes=30, seconds=15)))
print(timedelta(microseconds=5) / 2, timedelta(microseconds=7) / 2, timedelta(days=3) * 0.1, 1.5 * timedelta(seconds=3), timedelta(days=1) / 0.7, timedelta(hours=5) / timedelta(hours=2), -timedelta(microseconds=5) / 2)
print(timedelta.max > timedelta.min, timedelta.resolution, timedelta.min, hash(timedelta(1)) == hash(timedelta(hours=24)), timedelta(1, 2, 3).__reduce__()[1])
print(max([timedelta(1), timedelta(2)]), sum([timedelta(hours=9), timedelta(hours=20)], timedelta()), round(timedelta(hours=1, seconds=7).total_seconds() / 60, 3))


class Fixed(tzinfo):
    def utcoffset(self, dt):
        return timedelta(hours=2) + self.dst(dt)

    def dst(self, dt):
        return timedelta(hours=1) if 4 <= dt.month <= 9 else timedelta(0)

    def tzname(self, dt):
        return "FIX"


f = Fixed()
print(datetime(2024, 6, 1, tzinfo=f), datetime(2024, 1, 1, tzinfo=f).astimezone(UTC), datetime(2024, 6, 1, 12, tzinfo=UTC).astimezone(f), f"{datetime(2024, 6, 1, tzinfo=f):%Z %z %d/%m}")
t(tzinfo().utcoffset, None)


class Day(date):
    def next(self):
        return self + timedelta(1)


d = Day(2024, 2, 28)
print(d, repr(d), d.next(), type(d.next()).__name__, type(d.replace(day=1)).__name__, isinstance(d, date), d == date(2024, 2, 28), Day.fromordinal(738000))
for v in (x, y, date(2024, 1, 2), time(1, 2, 3, 4), timedelta(1, 2, 3), UTC, timezone(timedelta(hours=1), "A")):
    print(copy.copy(v) == v, copy.deepcopy(v) == v, pickle.loads(pickle.dumps(v)) == v)
print(len({x, y}), sorted([datetime(2024, 1, 1, tzinfo=ny), datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 1, 1, tzinfo=syd)])[0])
print(datetime.combine(date(2024, 1, 1), time(9, 30, tzinfo=ny)), datetime.combine(date(2024, 1, 1), time(9, 30), UTC), datetime(2024, 1, 1, 9, tzinfo=ny).timetz(), datetime(2024, 1, 1, 9, tzinfo=ny).time())
print(datetime.strptime("2024-03-10 02:30 +0530", "%Y-%m-%d %H:%M %z"), datetime.strptime("2024-03-10 UTC", "%Y-%m-%d %Z"), datetime(2024, 1, 1).ctime(), datetime.min, datetime.max, datetime.resolution, MINYEAR)
print(datetime(2024, 1, 1, 1, 2, 3, 4).isoformat(" ", "hours"), datetime(2024, 1, 1, tzinfo=ny).isoformat(timespec="minutes"), f"{datetime(2024, 1, 1, 15, 4, 5, 6789):%-d %b %y %I:%M:%S.%f %p|%j|%U|%%f}")
t(datetime(2024, 1, 1).isoformat, timespec="x")
