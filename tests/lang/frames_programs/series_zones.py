from datetime import datetime, timedelta, timezone, date, time
from zoneinfo import ZoneInfo
import calendar
import pandas as pd
import numpy as np

# hourly day-ahead prices, CET with both DST changes
idx = pd.date_range("2023-03-25 00:00", "2023-03-27 00:00", freq="h", tz="Europe/Berlin", inclusive="left")
print(len(idx), idx[24:28])
s = pd.Series(np.arange(len(idx), dtype=float), index=idx)
print(s.resample("D").count())
print(s.resample("D").agg(["first", "last", "size"]))
print(s.tz_convert("UTC").resample("D").size())
fall = pd.date_range("2023-10-29 00:00", periods=6, freq="h", tz="Europe/Berlin")
print(fall)
print(fall.tz_localize(None).duplicated())
wall = pd.DatetimeIndex(["2023-10-29 01:30", "2023-10-29 02:00", "2023-10-29 02:30", "2023-10-29 02:00",
                         "2023-10-29 02:30", "2023-10-29 03:00"])
print(wall.tz_localize("Europe/Berlin", ambiguous="infer"))
print(wall.tz_localize("Europe/Berlin", ambiguous=[True, True, True, False, False, True]).tz_convert("UTC"))
print(wall.tz_localize("Europe/Berlin", ambiguous="NaT"))
for amb in ("raise",):
    try:
        wall.tz_localize("Europe/Berlin", ambiguous=amb)
    except Exception as e:
        print(type(e).__name__, e)
sp = pd.DatetimeIndex(["2023-03-26 01:59", "2023-03-26 02:00", "2023-03-26 02:45", "2023-03-26 03:00"])
for ne in ("shift_forward", "shift_backward", "NaT", pd.Timedelta("1h")):
    print(ne, list(sp.tz_localize("Europe/Berlin", nonexistent=ne).astype(str)))
try:
    sp.tz_localize("Europe/Berlin")
except Exception as e:
    print(type(e).__name__, e)
t = pd.Timestamp("2023-10-29 00:30", tz="UTC").tz_convert("Europe/Berlin")
print(t, t.fold, t.utcoffset(), t.tzname(), t.dst())
t2 = t.replace(fold=1)
print(t2, t2.utcoffset(), t2 - t)
try:
    pd.Timestamp("2023-10-29 02:30").tz_localize("Europe/Berlin")
except Exception as e:
    print(type(e).__name__, e)
print(pd.Timestamp("2023-10-29 02:30").tz_localize("Europe/Berlin", ambiguous=True))
print(pd.Timestamp("2023-10-29 02:30").tz_localize("Europe/Berlin", ambiguous=False))

# stdlib
b = ZoneInfo("Europe/Berlin")
d0 = datetime(2023, 3, 25, 12, tzinfo=b)
d1 = d0 + timedelta(days=1)
print(d1 - d0, d1.astimezone(timezone.utc) - d0.astimezone(timezone.utc))
print(d1.isoformat(), d1.tzname(), d1.utcoffset(), d1.dst())
for y in range(2022, 2025):
    last = max(w[calendar.SUNDAY] for w in calendar.monthcalendar(y, 3))
    print(y, date(y, 3, last), calendar.day_name[date(y, 3, last).weekday()])
print(calendar.month(2024, 2))
print(calendar.monthrange(2024, 2), calendar.isleap(2100), calendar.leapdays(1900, 2024))
print(datetime(2024, 2, 29, 23, 59, 59, 999999, tzinfo=timezone(timedelta(hours=5, minutes=30), "IST")))
print(datetime.fromisoformat("2024-02-29T12:00:00.123+05:30").astimezone(ZoneInfo("America/New_York")))
print(time(9, 30).isoformat(timespec="minutes"), time.fromisoformat("16:00:00"), time(9, 30) < time(16))
print(pd.Timestamp(d1), pd.Timestamp(d1).tz)

# market hours in several zones
opens = pd.to_datetime(["2024-03-08", "2024-03-11", "2024-10-28", "2024-11-04"])
tbl = pd.DataFrame({"date": opens})
for name, tz, hh in [("NYSE", "America/New_York", "9h30min"), ("LSE", "Europe/London", "8h"), ("TSE", "Asia/Tokyo", "9h"),
                     ("ASX", "Australia/Sydney", "10h")]:
    loc = (tbl["date"] + pd.Timedelta(hh)).dt.tz_localize(tz)
    tbl[name] = loc.dt.tz_convert("UTC")
    tbl[name + "_off"] = loc.map(lambda x: x.utcoffset())
print(tbl.T)
print(tbl.dtypes)
gap = (tbl["NYSE"] - tbl["LSE"]).dt.total_seconds() / 3600
print(gap.tolist())
mixed = pd.to_datetime(["2024-01-01T10:00:00+01:00", "2024-06-01T10:00:00+02:00", "2024-06-01T08:00:00Z"], utc=True)
print(mixed, mixed.tz_convert("Europe/Paris").hour)
u = pd.date_range("2024-03-10", periods=4, freq="D", tz="US/Eastern")
print(u + pd.Timedelta("1D"))
print(u + pd.DateOffset(days=1))
print((u[1:] - u[:-1]).total_seconds() / 3600)
print(u.normalize().equals(u), u.is_month_start, u.tz_localize(None).equals(pd.date_range("2024-03-10", periods=4)))
