# calendar: leap years, weeks, months as text; keyword; secrets (lengths and ranges).
import calendar
import keyword
import secrets

print([y for y in (1900, 2000, 2023, 2024) if calendar.isleap(y)], calendar.leapdays(1900, 2025))
print(calendar.monthrange(2024, 2), calendar.weekday(2024, 2, 29), calendar.monthcalendar(2023, 10))
print(calendar.month(2024, 2))
print(calendar.TextCalendar(calendar.SUNDAY).formatmonth(2023, 7, 4))
print(calendar.day_name[0], calendar.month_name[12], calendar.day_abbr[6], list(calendar.month_abbr)[:4])
print([str(d) for d in calendar.Calendar().itermonthdates(2021, 2)][:3], calendar.timegm((2001, 9, 9, 1, 46, 40)))
try:
    calendar.monthrange(2024, 13)
except calendar.IllegalMonthError as e:
    print(type(e).__name__, e)
sundays = sum(calendar.weekday(y, m, 1) == calendar.SUNDAY for y in range(1901, 2001) for m in range(1, 13))
print(sundays, keyword.iskeyword("for"), keyword.iskeyword("fore"), len(keyword.kwlist))
print(len(secrets.token_hex(8)), len(secrets.token_bytes(5)), all(0 <= secrets.randbelow(7) < 7 for _ in range(50)), secrets.choice([3]))
