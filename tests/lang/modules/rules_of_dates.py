"""dateutil.rrule: frequencies, parts of dates, positions, sets, texts."""
from datetime import date, datetime, timedelta, timezone
from dateutil.rrule import (rrule, rruleset, rrulestr, YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY, MINUTELY, SECONDLY, MO, TU, WE, TH, FR, SA, SU)

d = datetime(2024, 1, 31, 9, 30)


def show(*rules, n=8):
    for r in rules:
        out = []
        for x in r:
            out.append(x.strftime("%y-%m-%d %H:%M:%S" if x.second else "%y-%m-%d %H:%M"))
            if len(out) == n:
                break
        print(out)


show(rrule(YEARLY, dtstart=d), rrule(MONTHLY, dtstart=d), rrule(WEEKLY, dtstart=d), rrule(DAILY, dtstart=d), rrule(HOURLY, dtstart=d), rrule(MINUTELY, dtstart=d, interval=45), rrule(SECONDLY, dtstart=d, interval=3601))
show(rrule(MONTHLY, dtstart=d, bymonthday=(1, 15, -1)), rrule(MONTHLY, dtstart=d, bymonthday=31, bymonth=(1, 2, 3)), rrule(YEARLY, dtstart=d, bymonth=(3, 6), bymonthday=20))
show(rrule(MONTHLY, dtstart=d, byweekday=FR(3)), rrule(MONTHLY, dtstart=d, byweekday=(MO(1), FR(-1))), rrule(YEARLY, dtstart=d, byweekday=TH(4), bymonth=11), rrule(YEARLY, dtstart=d, byweekday=(MO(20), SU(-1))), rrule(MONTHLY, dtstart=d, byweekday=(MO, TU(2))))
show(rrule(MONTHLY, dtstart=d, byweekday=(MO, TU, WE, TH, FR), bysetpos=-1), rrule(MONTHLY, dtstart=d, byweekday=range(5), bysetpos=(1, -2)), rrule(DAILY, dtstart=d, byhour=(9, 17), byminute=(0, 30), bysetpos=(1, -1)))
show(rrule(WEEKLY, dtstart=d, byweekday=(TU, TH), interval=2), rrule(WEEKLY, dtstart=d, byweekday=(SU, MO), interval=2, wkst=SU), rrule(WEEKLY, dtstart=d, byweekday=FR(2)), rrule(WEEKLY, interval=4, dtstart=d, wkst=MO))
show(rrule(YEARLY, dtstart=d, byyearday=(1, 100, -1)), rrule(YEARLY, dtstart=d, byweekno=(1, 20, 53), byweekday=MO), rrule(YEARLY, dtstart=d, byeaster=(-2, 1)), rrule(YEARLY, dtstart=d, byeaster=0))
show(rrule(DAILY, dtstart=d, bymonth=2, byweekday=WE), rrule(HOURLY, dtstart=d, byhour=(10, 14)), rrule(HOURLY, dtstart=d, interval=5, byweekday=(TH,)), rrule(MINUTELY, dtstart=d, byhour=9, byminute=(45, 50)), rrule(HOURLY, dtstart=d, byminute=(0, 40)))
show(rrule(DAILY, count=3, dtstart=date(2024, 2, 27)), rrule(DAILY, until=date(2024, 3, 2), dtstart=date(2024, 2, 27)), rrule(DAILY, until=datetime(2024, 1, 1), dtstart=d), rrule(MONTHLY, count=0, dtstart=d))
r = rrule(DAILY, dtstart=d, count=20, interval=3)
print(r[0], r[-1], r[2:4], r.count(), datetime(2024, 2, 3, 9, 30) in r, datetime(2024, 2, 4) in r, len(list(r)))
print(r.after(datetime(2024, 2, 3, 9, 30)), r.after(datetime(2024, 2, 3, 9, 30), inc=True), r.before(d), r.before(datetime(2024, 2, 10)), r.between(datetime(2024, 2, 1), datetime(2024, 2, 9, 9, 30)), r.between(d, datetime(2024, 2, 9, 9, 30), inc=True)[-1])
print([str(x.date()) for x in r.xafter(datetime(2024, 2, 20), count=3)], list(r.replace(count=2)), r.after(datetime(2030, 1, 1)))
s = rruleset()
s.rrule(rrule(WEEKLY, count=5, dtstart=d))
s.rdate(datetime(2024, 2, 10, 9, 30))
s.exdate(datetime(2024, 2, 14, 9, 30))
s.exrule(rrule(MONTHLY, dtstart=datetime(2024, 2, 21, 9, 30), count=2))
print(list(s), s.count())
for t in ("FREQ=MONTHLY;COUNT=3;BYDAY=-1FR", "DTSTART:20240101T090000\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=4", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=15;UNTIL=20270101T000000"):
    show(rrulestr(t, dtstart=d))
u = datetime(2024, 1, 1, tzinfo=timezone.utc)
print(list(rrule(MONTHLY, dtstart=u, count=2)), list(rrule(DAILY, dtstart=u, until=u + timedelta(days=1)))[-1])
for f in (lambda: rrule(DAILY, dtstart=d, bysetpos=0), lambda: MO(0), lambda: rrule(DAILY, dtstart=u, until=datetime(2024, 2, 1)), lambda: r[30]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
