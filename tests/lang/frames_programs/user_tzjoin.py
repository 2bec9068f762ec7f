import pandas as pd
import numpy as np
from datetime import datetime, timedelta, timezone, date
ny = pd.DataFrame({"t": pd.date_range("2024-03-09 22:00", periods=8, freq="h", tz="America/New_York"), "px": np.arange(8) * 1.5})
ldn = pd.DataFrame({"t": pd.date_range("2024-03-10 03:00", periods=8, freq="h", tz="Europe/London"), "qty": range(8)})
print(ny); print(ny.dtypes)
ny["utc"] = ny["t"].dt.tz_convert("UTC"); ldn["utc"] = ldn["t"].dt.tz_convert("UTC")
m = ny.merge(ldn, on="utc", how="outer", suffixes=("_ny", "_ldn"), indicator=True)
print(m.to_string())
print(m["_merge"].value_counts())
naive = pd.to_datetime(["2024-11-03 00:30", "2024-11-03 01:30", "2024-11-03 02:30"])
loc = naive.tz_localize("America/New_York", ambiguous=[True, True, False])
print(loc, loc.tz_convert("Asia/Tokyo"))
print(naive.tz_localize("America/New_York", ambiguous="NaT"))
try:
    pd.Timestamp("2024-03-10 02:30").tz_localize("America/New_York")
except Exception as e:
    print(type(e).__name__, e)
print(pd.Timestamp("2024-03-10 02:30").tz_localize("America/New_York", nonexistent="shift_forward"))
trades = pd.DataFrame({"time": pd.to_datetime(["2024-01-02 09:30:00.023", "2024-01-02 09:30:00.038", "2024-01-02 09:30:00.048", "2024-01-02 09:30:01.1"]),
  "ticker": ["MSFT", "MSFT", "GOOG", "MSFT"], "price": [51.95, 51.95, 720.77, 52.1]})
quotes = pd.DataFrame({"time": pd.to_datetime(["2024-01-02 09:30:00.010", "2024-01-02 09:30:00.030", "2024-01-02 09:30:00.041", "2024-01-02 09:30:00.9"]),
  "ticker": ["MSFT", "MSFT", "GOOG", "MSFT"], "bid": [51.9, 51.94, 720.5, 52.0]})
for c in (trades, quotes): c["time"] = c["time"].dt.tz_localize("US/Eastern")
a = pd.merge_asof(trades, quotes, on="time", by="ticker", tolerance=pd.Timedelta("50ms"), direction="backward")
print(a)
a["spread_bp"] = (a["price"] - a["bid"]) / a["bid"] * 1e4
print(a.round(2)); print(a.time.dt.strftime("%H:%M:%S.%f %Z"))
ts = pd.Timestamp("2024-07-04 12:00", tz="UTC")
for z in ("Asia/Kolkata", "Australia/Sydney", "America/Sao_Paulo"):
    c = ts.tz_convert(z)
    print(z, c, c.utcoffset(), c.dst(), c.tzname(), c.isoformat(), c.date(), c.hour)
d = datetime(2024, 1, 31, 8, tzinfo=timezone.utc)
print(d, d.astimezone(timezone(timedelta(hours=-5))).isoformat(), (d + timedelta(weeks=2)).strftime("%A %d %B %Y"))
idx = pd.date_range("2024-10-26", periods=3, freq="D", tz="Europe/Berlin")
print(idx, idx + pd.Timedelta(days=1), idx + pd.DateOffset(days=1), idx.tz_localize(None))
s = pd.Series(1, index=pd.date_range("2024-10-26 22:00", "2024-10-27 05:00", freq="h", tz="Europe/Berlin"))
print(s.resample("D").sum(), s.groupby(s.index.hour).sum())
print(s.index[2] - s.index[0], s.index.normalize().unique())
open_ = pd.Timestamp("2024-01-02 09:30", tz="America/New_York")
hours = pd.DataFrame({"open": [open_, open_ + pd.offsets.BDay(3)], "close": [open_ + pd.Timedelta("6h30min")] * 2})
hours["len"] = hours["close"] - hours["open"]
print(hours, hours.len.dt.total_seconds() / 3600)
print(pd.to_datetime(["2024-01-01T00:00:00Z", "2024-01-01T05:00:00+05:00"], utc=True))
print(pd.to_datetime(1704067200, unit="s", utc=True), pd.to_datetime([1.5, 2.5], unit="D", origin="2020-01-01"))
print(pd.Series(pd.to_datetime(["2024-01-05", None, "2024-02-29"])).dt.isocalendar())
