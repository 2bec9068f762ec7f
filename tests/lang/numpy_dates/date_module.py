from datetime import date, datetime, time, timedelta, timezone
d = date(2024, 2, 28)
print(d + timedelta(days=2), d - date(2023, 12, 31), d.replace(day=1), d.isoformat(), d.weekday(), d.isoweekday(), d.toordinal(), repr(d))
print(date.fromisoformat("2024-02-29"), date.fromordinal(738000), d.strftime("%A %d %B %Y, day %j, week %U"), d.isocalendar()[:3], d.timetuple()[:3])
t = datetime(2024, 3, 1, 13, 5, 9, 250)
print(t, repr(t), t.isoformat(timespec="milliseconds"), t.date(), t.time(), t.strftime("%I:%M:%S %p %y/%m/%d %f"), f"{t:%Y%m%d}")
print(datetime.strptime("05 Jan 2024 18:30", "%d %b %Y %H:%M"), datetime.strptime("2024-01-05T18:30:01.25", "%Y-%m-%dT%H:%M:%S.%f"))
print(datetime.fromisoformat("2024-01-05T18:30:01+02:00"), datetime.combine(d, time(7, 30)), datetime(2024, 1, 5, tzinfo=timezone.utc).isoformat())
delta = timedelta(days=1, hours=5, minutes=-3, microseconds=7)
print(delta, repr(delta), delta.total_seconds(), delta * 2, delta / 2, delta // timedelta(hours=1), delta % timedelta(hours=1), -delta, abs(-delta))
print(sorted([date(2024, 5, 1), date(2023, 5, 1)]), max(t, t + delta), date(2024, 1, 1) < d, d == date(2024, 2, 28), hash(d) == hash(date(2024, 2, 28)))
utc = datetime(2024, 6, 1, 12, tzinfo=timezone.utc)
print(utc.astimezone(timezone(timedelta(hours=-5))), utc.timestamp(), datetime.fromtimestamp(86400, timezone.utc), utc.utcoffset(), utc.tzname())
print(date.min, date.max, timedelta.max, timedelta(seconds=90) > timedelta(minutes=1), bool(timedelta(0)), time(1, 2, 3) < time(1, 2, 4))
for f in [lambda: date(2023, 2, 29), lambda: datetime(2024, 1, 1, 25), lambda: date.fromisoformat("2024-2-1")]:
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
