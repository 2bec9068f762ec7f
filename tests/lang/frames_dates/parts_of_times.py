import pandas as pd
import numpy as np
from datetime import datetime, date, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo
import calendar
import time as _t

s = pd.Series(pd.to_datetime(["2024-02-29 23:59:59.123456789", "2023-12-31", None, "2024-07-15 12:30"], format="ISO8601"))
print(s, s.dt.unit)
for p in ["year", "month", "day", "hour", "minute", "second", "microsecond", "nanosecond", "quarter", "dayofweek", "dayofyear", "days_in_month", "is_leap_year", "is_month_end", "is_year_end", "is_quarter_start"]:
    print(p, getattr(s.dt, p).tolist())
print(s.dt.day_name().tolist(), s.dt.month_name().str[:3].tolist(), s.dt.strftime("%y%m%d %p").tolist(), s.dt.date.tolist(), s.dt.time.tolist()[:2], s.dt.normalize().tolist()[0], s.dt.isocalendar())
print(s.dt.floor("D").nunique(), s.dt.round("h").tolist(), s.dt.ceil("15min").tolist()[0], s.dt.to_period("Q").tolist(), s.dt.tz_localize("Asia/Kolkata").tolist()[0], s.dt.to_pydatetime()[3] if hasattr(s.dt, "to_pydatetime") else "")
t = pd.Timestamp("2024-02-29 13:14:15.678901")
print(t, repr(t), t.value, t.unit, t.year, t.quarter, t.week, t.dayofyear, t.day_of_week, t.day_name(), t.month_name(), t.is_leap_year, t.days_in_month, t.isoformat(), t.isoformat(timespec="minutes"), t.to_julian_date(), t.timestamp(), t.toordinal(), t.weekday(), t.isoweekday(), t.ctime(), t.date(), t.time(), t.timetuple()[:6], f"{t:%d.%m.%Y}", t.strftime("%H-%M"))
print(t.replace(hour=0, microsecond=5), t.floor("min"), t.round("s"), t.ceil("D"), t.normalize(), t.to_period("M"), t.as_unit("s"), t.as_unit("ns").value, t.to_numpy(), t.to_datetime64(), t + pd.Timedelta("1D2h"), t - timedelta(hours=5), t - pd.Timestamp("2024-01-01"), (t - datetime(2024, 2, 1)).days, max(t, pd.Timestamp.min), pd.Timestamp.max)
print(pd.Timestamp(2024, 1, 2), pd.Timestamp(year=2024, month=5, day=6, hour=7), pd.Timestamp("now").year >= 2024, pd.Timestamp(1.5e9, unit="s"), pd.Timestamp(date(2024, 3, 4)), pd.Timestamp("2024-05"), pd.Timestamp("20240506T0708"), pd.Timestamp("May 6, 2024 7:08 PM"), pd.Timestamp("06/05/2024"), pd.Timestamp("2024-W10-1") if False else "", pd.Timestamp("2024-05-06 07:08+02:00"), pd.Timestamp("2024Q2"))
for bad in ["2024-13-01", "hello", "2024-02-30", "25:00"]:
    try:
        print(pd.Timestamp(bad))
    except Exception as e:
        print(type(e).__name__, str(e)[:70])
d = pd.Timedelta("1 days 02:03:04.005006")
print(d, repr(d), d.days, d.seconds, d.microseconds, d.components, d.total_seconds(), d.isoformat(), d / 2, d * 3, d // pd.Timedelta("1h"), d % pd.Timedelta("1h"), -d, abs(-d), d.round("s"), d.floor("h"), d.ceil("D"), d.to_pytimedelta(), d.to_timedelta64(), d.value, pd.Timedelta(90, "min"), pd.Timedelta(hours=1, seconds=5), pd.Timedelta("P1DT2H"), pd.Timedelta("-1h"), pd.Timedelta("00:00:01.5"), pd.Timedelta("2W"), d > timedelta(days=1), d == timedelta(days=1, hours=2, minutes=3, seconds=4, microseconds=5006), pd.Timedelta(np.timedelta64(5, "D")), bool(pd.Timedelta(0)), hash(pd.Timedelta("1D")) == hash(timedelta(1)), divmod(d, pd.Timedelta("1h")))
for bad in ["1 foo", "1:2"]:
    try:
        print(pd.Timedelta(bad))
    except Exception as e:
        print(type(e).__name__, str(e)[:70])
n = pd.NaT
print(n, n is pd.NaT, pd.isna(n), n == n, n + pd.Timedelta("1D"), n.year, pd.Timestamp("2024") < n, str(n), [n, t].count(n), pd.Series([n, t]).min(), pd.to_datetime([None, "2024"]).isna(), pd.NaT.isoformat())
print(pd.to_datetime("31/12/2024", dayfirst=True), pd.to_datetime(["1/2/2024", "13/2/2024"], dayfirst=True), pd.to_datetime("2024-01-01T00:00:00Z"), pd.to_datetime({"year": [2024, 2023], "month": [2, 3], "day": [4, 5]} if False else pd.DataFrame({"year": [2024, 2023], "month": [2, 3], "day": [4, 5], "hour": [6, 7]})).tolist(), pd.to_datetime([20240102, 20231231], format="%Y%m%d"), pd.to_datetime(["2024-01-01", "bad"], errors="coerce"), pd.to_datetime(19000, unit="D"), pd.to_datetime([1.5, 2.25], unit="s"), pd.to_datetime("10:30 PM", format="%I:%M %p").time())
x = datetime(2024, 10, 27, 2, 30, tzinfo=ZoneInfo("Europe/Rome"))
print(x, x.utcoffset(), x.replace(fold=1).utcoffset(), x.astimezone(ZoneInfo("America/Sao_Paulo")), x.dst(), x.tzname(), x.isoformat(), (x + timedelta(hours=1)).isoformat(), x.timestamp(), datetime.fromtimestamp(0, ZoneInfo("Asia/Tokyo")), pd.Timestamp(x), pd.Timestamp(x.replace(fold=1)).fold, pd.Timestamp(x).to_pydatetime() == x)
print(calendar.month(2024, 2), calendar.monthcalendar(2024, 2)[-1], calendar.weekday(2024, 2, 29), calendar.day_name[3], calendar.leapdays(2000, 2025), calendar.timegm((2024, 1, 1, 0, 0, 0)), list(calendar.Calendar(6).iterweekdays()), [d.day for d in calendar.Calendar().itermonthdates(2024, 2)][:5])
print(_t.strftime("%Y-%m-%d %H:%M:%S", _t.gmtime(86400 * 365)), _t.strptime("29 Feb 2024", "%d %b %Y")[:8], date.fromordinal(738945), date(2024, 12, 30).isocalendar()[:2], date.fromisocalendar(2025, 1, 1), (date(2024, 3, 1) - date(2024, 2, 1)).days, date(2024, 5, 31).replace(month=4, day=30), date.min, datetime.max.year, time(9, 30) < time(16), time.fromisoformat("09:30:15"), datetime.combine(date(2024, 1, 1), time(9, 30)), timedelta(hours=25), str(timedelta(days=-1, seconds=3)), timedelta(1) / timedelta(hours=1), sorted([time(16), time(9, 30)]))
i = pd.date_range("2024-01-30", periods=5, freq="D")
print(i.month.tolist(), i.day_name()[:2], i.is_month_end, i.strftime("%j").tolist(), i.to_period("W"), i.to_series().dt.day.tolist(), i.isin(["2024-02-01"]), i.get_loc("2024-02-01"), i.indexer_at_time("00:00"), i.shift(2)[0], i.difference(i[1:3]), i.min(), i.mean(), i.argmax(), i.asi8[:1] // 10 ** 9, i.repeat(2)[:3], i.insert(0, pd.Timestamp("2023-01-01"))[0], i.delete(0)[0], i.to_frame(name="d").shape, i.floor("2D")[:2], i.std(), i[::-1].freq, i.union(i.shift(5)).freq, i.where(i > "2024-01-31")[:3])
