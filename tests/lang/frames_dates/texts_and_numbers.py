import pandas as pd
import numpy as np
from datetime import datetime, date, timezone

forms = ["2024-01-05", "2024/01/05", "05.01.2024", "5 Jan 2024", "January 5, 2024", "Jan 5 2024 3:04PM", "20240105", "20240105T101112", "2024-01-05T10:11:12Z", "2024-01-05 10:11:12.123456789",
         "2024-01-05 10:11:12+0530", "2024-005", "2024Q1", "2024-W03-2", "01/02/2024", "13/02/2024", "2024-01", "2024", "10:30", "now" if False else "2024-01-05 24:00", "Fri, 05 Jan 2024 10:11:12 GMT", "2024-1-5", "5-Jan-24", "noon"]
for f in forms:
    try:
        t = pd.Timestamp(f)
        print(f"{f!r:36}", t if f not in ("10:30",) else t.time(), t.unit, t.tz)
    except Exception as e:
        print(f"{f!r:36}", type(e).__name__, str(e)[:100])
for f in forms[:12]:
    try:
        print(f"{f!r:36}", pd.to_datetime(f))
    except Exception as e:
        print(f"{f!r:36}", type(e).__name__, str(e)[:100])
s = pd.Series(["2024-01-05", "bad", None, "2024-13-01", "2024-02-30"])
print(pd.to_datetime(s, errors="coerce"))
try:
    pd.to_datetime(s)
except Exception as e:
    print(type(e).__name__, e)
for fmt, vals in [("%Y%m%d", [20240105, 20240229]), ("%d/%m/%y", ["05/01/24", "29/02/24"]), ("%Y-%m-%d %H:%M:%S.%f", ["2024-01-05 01:02:03.4", "2024-01-05 01:02:03.456789"]),
                  ("%b %d, %Y %I:%M %p", ["Jan 05, 2024 11:59 PM", "Feb 29, 2024 12:01 AM"]), ("%Y-%j", ["2024-060", "2023-365"]), ("%G-W%V-%u", ["2024-W01-1", "2020-W53-7"]),
                  ("ISO8601", ["2024-01-05", "2024-01-05T10:00", "2024-01-05 10:00:00.5"]), ("mixed", ["2024-01-05", "5 January 2024", "01/06/2024"]),
                  ("%Y-%m-%dT%H:%M:%S%z", ["2024-01-05T10:00:00+0100", "2024-01-05T10:00:00+01:00"]), ("%H:%M", ["10:30", "23:59"]), ("%d%b%Y", ["05JAN2024", "29feb2024"])]:
    try:
        print(fmt, pd.to_datetime(vals, format=fmt))
    except Exception as e:
        print(fmt, type(e).__name__, e)
for unit, v in [("s", [0, 1704448800, 1e9 + .5]), ("ms", [1704448800123]), ("us", [1704448800123456]), ("ns", [1704448800123456789]), ("D", [0, 19727, 19727.5]), ("h", [12, 36])]:
    print(unit, pd.to_datetime(v, unit=unit))
print(pd.to_datetime([0, 1, 366], unit="D", origin="2024-01-01"), pd.to_datetime(2460310.5, unit="D", origin="julian"), pd.to_datetime(45296, unit="D", origin="1899-12-30"))
print(pd.to_datetime(pd.DataFrame({"year": [2024, 2023], "month": [2, 12], "day": [29, 31], "hour": [1, 23]})))
print(pd.to_datetime(["01-02-2024", "03-02-2024"], dayfirst=True), pd.to_datetime("10-11-12", yearfirst=True), pd.to_datetime("10-11-12", dayfirst=True))
print(pd.to_datetime(["2024-01-01 00:00-05:00", "2024-07-01 00:00-04:00"], utc=True))
try:
    print(pd.to_datetime(["2024-01-01 00:00-05:00", "2024-07-01 00:00-04:00"]))
except Exception as e:
    print(type(e).__name__, e)
print(pd.to_datetime(np.array(["2024-01-05", "NaT"], dtype="M8[D]")), pd.to_datetime([datetime(2024, 1, 5, 3), date(2024, 1, 6), None, pd.NaT, np.nan]))
print(pd.to_datetime(pd.Index(["2024-03-01", "2024-03-02"], name="when")), pd.to_datetime("nan"), pd.to_datetime(None), pd.to_datetime(""))
for bad in ("1600-01-01", "2500-12-31", "9999-12-31"):
    t = pd.to_datetime(bad)
    print(t, t.unit)
    try:
        print(t.as_unit("ns"))
    except Exception as e:
        print(type(e).__name__, e)
print(pd.Timestamp.min, pd.Timestamp.max, pd.Timedelta.max)
print(pd.to_timedelta(["1 days 02:03:04", "5min", "00:10:00", "-1 day", "1.5h", "2W", "P1DT2H", "nan", "3us 4ns"]))
print(pd.to_timedelta([1, 2.5, None], unit="h"), pd.to_timedelta("1h").components, pd.Timedelta("-1 days +02:00:00"), pd.Timedelta(days=-1, hours=3).isoformat())
for bad in ("1 fortnight", "1:2", "abc", "1 D 2"):
    try:
        print(bad, pd.to_timedelta(bad))
    except Exception as e:
        print(bad, type(e).__name__, e)
t = pd.Timestamp(2024, 2, 29, 13, 14, 15, 123456, nanosecond=789)
print(t, repr(t), t.value, t.isoformat(timespec="milliseconds"), t.nanosecond, t.round("10ms"), t.floor("D"), t.ceil("15min"), t.to_pydatetime(warn=False), t.timestamp(), t.to_julian_date(), t.week, t.isocalendar(), t.to_period("Q"), t.day_name("de_DE.utf8") if False else "", t.replace(month=3, nanosecond=1), t.strftime("%A %j %U %W %p %y %f %%"))
print(t.normalize(), t.is_leap_year, t.days_in_month, t.dayofyear, t.quarter, t.weekday(), t.isoweekday(), t.toordinal(), t.timetuple()[:9], t.asm8, t.tz_localize("Asia/Kolkata").tz_convert("UTC"), t.to_datetime64().dtype)
