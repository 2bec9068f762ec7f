"""datetime's arithmetic and text at both ends of the calendar, and local times that the clock shows twice or never."""
import os
import random
import time
from datetime import date, datetime, timedelta, timezone


def told(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


r = random.Random(5)
for k in range(200):
    a = datetime(r.randrange(1, 10000), r.randrange(1, 13), r.randrange(1, 29), r.randrange(24), r.randrange(60), r.randrange(60), r.choice([0, r.randrange(1000000)]))
    d = timedelta(r.randrange(-4000000, 4000000) // r.choice([1, 100, 10000]), r.randrange(86400), r.randrange(1000000))
    print(a.isoformat(), told(lambda: a + d), told(lambda: a - d), told(lambda: a.date() + d), datetime.fromisoformat(str(a)) == a, a.toordinal(),
          date.fromordinal(a.toordinal()), a.weekday(), a.isocalendar(), hash(a) == hash(a.replace()), a - datetime(2000, 2, 29))
for s in ("2024-01-05", "2024-01-05T10:20:30", "2024-01-05 10:20:30.123456", "2024-01-05T10:20", "2024-13-05", "2024-02-30", "20240105", "2024-W01-3", "2024-01-05T25:00:00",
          "2024-01-05T10:20:30.123", "2024-01-05T10:20:30Z", "2024-01-05é10:20:30", "", "2024-01-05T10:20:30.12345é"):
    print(repr(s), told(lambda: datetime.fromisoformat(s)), told(lambda: date.fromisoformat(s)))
for f in (lambda: date.fromordinal(0), lambda: datetime.fromordinal(3652060), lambda: datetime.max + timedelta(microseconds=1), lambda: datetime.min - timedelta(1),
          lambda: datetime(2024, 1, 1).isoformat("xx"), lambda: datetime(2024, 1, 1).isoformat("é"), lambda: datetime(2024, 1, 1, tzinfo=timezone.utc).isoformat(),
          lambda: datetime.max - datetime.min, lambda: datetime(2024, 1, 1) - timedelta.max, lambda: datetime.fromisoformat(5)):
    print(told(f))
for zone in ("America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata"):
    os.environ["TZ"] = zone
    time.tzset()
    total = 0.0
    for start in (datetime(2023, 3, 12), datetime(2023, 11, 5), datetime(2023, 3, 26), datetime(2023, 10, 29), datetime(2023, 4, 2), datetime(2023, 10, 1)):
        for k in range(0, 300, 7):
            for fold in (0, 1):
                at = (start + timedelta(minutes=k)).replace(fold=fold)
                total = total * 0.999 + at.timestamp() % 100000
    print(zone, total, datetime(2023, 3, 12, 2, 30).timestamp(), datetime(2023, 11, 5, 1, 30, fold=1).timestamp())
