"""time and datetime: calendar arithmetic, texts both ways, errors."""
import time
import datetime as dt
from datetime import date, datetime, timedelta, timezone
t = time.gmtime(0)
print(t, t.tm_year, t[0], tuple(t), len(t), t == (1970, 1, 1, 0, 0, 0, 3, 1, 0))
print(time.strftime("%Y-%m-%d %H:%M:%S %j %a %A %b %B %p %I %y %U %w %%", time.gmtime(86400 * 365)))
print(time.asctime(time.gmtime(1e9)), time.mktime(time.localtime(1e9)), time.strptime("2024-03-05 10:20:30", "%Y-%m-%d %H:%M:%S"))
print(time.strptime("5 Feb 99", "%d %b %y")[:3], time.strptime("12:05 PM", "%I:%M %p")[3:5], time.strftime("", t) == "")
d = date(2024, 2, 29)
print(d, repr(d), d.year, d.weekday(), d.isoweekday(), d.isocalendar()[1], d.toordinal(), d + timedelta(days=366), d - date(2000, 1, 1), d.replace(year=2020))
print(d.strftime("%d/%m/%Y"), f"{d:%B %d}", d.isoformat(), date.fromisoformat("2023-12-31"), date.fromordinal(738000), d < date(2025, 1, 1), d.timetuple()[7], d.ctime())
x = datetime(2024, 5, 17, 13, 45, 30, 123456)
print(x, repr(x), x.date(), x.time(), x.isoformat(), x.isoformat(timespec="minutes"), x.replace(microsecond=0), x.strftime("%H:%M:%S.%f"), f"{x:%Y%m%d}")
print(x + timedelta(hours=30, minutes=20), x - timedelta(weeks=1), x - datetime(2024, 1, 1), (x - datetime(2024, 1, 1)).total_seconds())
print(datetime.strptime("03/04/2021 05:06:07", "%d/%m/%Y %H:%M:%S"), datetime.strptime("2021-01-02T03:04:05.678", "%Y-%m-%dT%H:%M:%S.%f"), datetime.strptime("1 Jan 2020 +0200", "%d %b %Y %z"))
print(datetime.fromisoformat("2020-02-03T04:05:06"), datetime.fromisoformat("2020-02-03 04:05:06.789000+01:00"), datetime.fromtimestamp(0, timezone.utc), datetime(2020, 1, 1, tzinfo=timezone.utc).timestamp())
print(x == datetime(2024, 5, 17, 13, 45, 30, 123456), x > datetime(2023, 1, 1), sorted([x, datetime(2020, 1, 1)])[0], {x: 1}[datetime(2024, 5, 17, 13, 45, 30, 123456)], isinstance(x, date))
z = timedelta(days=1, seconds=3661, milliseconds=5)
print(z, repr(z), z.days, z.seconds, z.microseconds, z * 2, z / 2, z // timedelta(hours=1), z % timedelta(hours=1), -z, abs(-z), z > timedelta(1), timedelta(hours=1.5), timedelta(), z / timedelta(days=1))
print(timedelta(microseconds=1500000), timedelta(days=-1, hours=5), str(timedelta(days=2)), timedelta(weeks=2).days, sum([timedelta(1), timedelta(2)], timedelta()), bool(timedelta(0)))
print(timezone.utc, timezone(timedelta(hours=5, minutes=30)), datetime(2020, 6, 1, 12, tzinfo=timezone(timedelta(hours=-3))).astimezone(timezone.utc), datetime.combine(date(2020, 1, 2), dt.time(3, 4)))
print(dt.time(1, 2, 3), repr(dt.time(1, 2)), dt.time.fromisoformat("10:11:12.5"), dt.time(1) < dt.time(2), datetime.now() > x, date.today() >= d)
for f in (lambda: date(2023, 2, 29), lambda: date(2023, 13, 1), lambda: datetime(2023, 1, 1, 25), lambda: datetime.strptime("x", "%Y"), lambda: datetime.strptime("2020 ", "%Y"),
          lambda: datetime.strptime("2020-30-01", "%Y-%m-%d"), lambda: date.fromisoformat("20-1-1"), lambda: date(1, 1, 1) - timedelta(1), lambda: x - datetime.now(timezone.utc),
          lambda: date("a", 1, 1), lambda: datetime.fromisoformat("nope"), lambda: time.strptime("a", "%Q"), lambda: time.sleep(-1), lambda: time.gmtime("x"), lambda: date(0, 1, 1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
