from datetime import *
import random
random.seed(3)
for y in (1, 2, 4, 99, 100, 101, 399, 400, 401, 1899, 1900, 1904, 1999, 2000, 2001, 2003, 2004, 2023, 2024, 2100, 9999):
    h = 0
    for m in range(1, 13):
        for d in (1, 2, 27, 28, 29, 30, 31):
            try: x = date(y, m, d)
            except ValueError as e: h = h * 31 % 1000003; continue
            n = x.toordinal(); assert date.fromordinal(n) == x
            h = (h * 31 + n) % 1000003
    print(y, h, date(y, 12, 31).toordinal(), date(y, 3, 1).timetuple().tm_yday)
acc = 0
for n in range(1, 3652059, 371): acc = (acc * 7 + hash(str(date.fromordinal(n))) * 0 + date.fromordinal(n).day + 31 * date.fromordinal(n).month) % 1000003
print(acc)
class D(datetime): pass
x = datetime(2020, 2, 28, 23, 59, 59, 999999)
for t in (timedelta(microseconds=1), timedelta(days=1), timedelta(days=2), timedelta(-1), timedelta(hours=-24), timedelta(weeks=5), timedelta(days=1.5), timedelta(seconds=1e-6), timedelta(seconds=-0.5), timedelta(milliseconds=1500), timedelta(minutes=-1), timedelta(days=365 * 400 + 97), timedelta(hours=25.25)):
    print(repr(t), x + t, x - t, -t, t * 3, t // 2, t / 3, t % timedelta(hours=1), abs(t), t.total_seconds(), t * 1.5, t < timedelta(1), hash(t) == hash(timedelta(microseconds=t // timedelta(microseconds=1))))
    print(x.date() + t, x.date() - t, (D(2020, 1, 31, 5) + t), type(D(2020, 1, 31) + t).__name__, x.replace(tzinfo=timezone.utc) + t)
for f in (lambda: datetime.max + timedelta(1), lambda: datetime.min - timedelta(1), lambda: timedelta(999999999) + timedelta(1), lambda: timedelta(2**40), lambda: timedelta.max * 2, lambda: -timedelta.max, lambda: datetime(2020, 13, 1), lambda: datetime(2021, 2, 29), lambda: datetime(2020, 1, 1, 24), lambda: datetime(2020, 1, 1, fold=2), lambda: datetime("2020", 1, 1), lambda: datetime(2020, 1.0, 1), lambda: date(0, 1, 1), lambda: datetime(2020, 1, 1, tzinfo=5), lambda: timedelta("1"), lambda: timedelta(True), lambda: x < x.replace(tzinfo=timezone.utc), lambda: x < x.date(), lambda: x - x.replace(tzinfo=timezone.utc), lambda: x == x.replace(tzinfo=timezone.utc), lambda: timedelta(days=1, seconds=86400, microseconds=-1)):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
for s in ("2020-01-02T03:04:05", "2020-01-02 03:04:05", "2020-01-02T03:04:65", "2020-13-02T03:04:05", "2020-01-02T03:04:5x", "20200102T030405", "2020-W01-1T03:04:05", "2020-01-02T03:04", "2020-01-02T03:04:05.123", "2020-01-02T03:04:05+01:00", "2020-01-02", "2020-01-02T030405+01", "२०२०-01-02T03:04:05", "2020-1 -02T03:04:05", "-020-01-02T03:04:05", "2020-01-02é03:04:05"):
    try: print(s, repr(datetime.fromisoformat(s)))
    except Exception as e: print(s, type(e).__name__, e)
a, b = datetime(2020, 1, 1), datetime(2020, 1, 1, 0, 0, 1)
print(a < b, a <= b, a > b, a >= b, a == b, a != b, sorted([b, a]), max(a, b), b - a, hash(a) == hash(datetime(2020, 1, 1)), a.replace(tzinfo=timezone.utc) < b.replace(tzinfo=timezone(timedelta(hours=1))))
