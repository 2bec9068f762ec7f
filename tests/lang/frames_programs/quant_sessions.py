import numpy as np
import pandas as pd
from datetime import datetime, timezone, timedelta, time
from zoneinfo import ZoneInfo

ny, ldn, tk = ZoneInfo("America/New_York"), ZoneInfo("Europe/London"), ZoneInfo("Asia/Tokyo")
opens = pd.DataFrame({"city": ["NY", "LDN", "TKY"], "tz": ["America/New_York", "Europe/London", "Asia/Tokyo"], "open": ["09:30", "08:00", "09:00"], "close": ["16:00", "16:30", "15:00"]})
for day in ["2024-03-08", "2024-03-11", "2024-04-01", "2024-10-28", "2024-11-04"]:
    rows = []
    for r in opens.itertuples(index=False):
        o = pd.Timestamp(f"{day} {r.open}", tz=r.tz)
        c = pd.Timestamp(f"{day} {r.close}", tz=r.tz)
        rows.append((r.city, o.tz_convert("UTC"), c.tz_convert("UTC"), c - o, o.utcoffset(), o.tzname()))
    print(day)
    print(pd.DataFrame(rows, columns=["city", "open", "close", "len", "off", "abbr"]).to_string(index=False))
h = pd.date_range("2024-03-10", periods=6, freq="h", tz="America/New_York")
print(h)
print(h.tz_convert("UTC"))
d = pd.date_range("2024-03-09", periods=4, freq="D", tz="America/New_York")
print(d, d.to_series().diff().dt.total_seconds().div(3600).tolist())
fall = pd.date_range("2024-11-03 00:00", periods=6, freq="30min", tz="UTC").tz_convert("America/New_York")
w = pd.Series(range(60), index=pd.date_range("2024-11-02 20:00", periods=60, freq="h", tz="Europe/Berlin"))
print(w.resample("D").sum(), w.resample("D").size())
print(fall)
naive = pd.DatetimeIndex(["2024-11-03 00:30", "2024-11-03 01:30", "2024-11-03 01:30", "2024-11-03 02:30"])
print(naive.tz_localize("America/New_York", ambiguous="infer"))
print(naive.tz_localize("America/New_York", ambiguous=[True, True, False, False]))
print(naive.tz_localize("America/New_York", ambiguous="NaT"))
try:
    naive.tz_localize("America/New_York")
except Exception as e:
    print(type(e).__name__, e)
gap = pd.DatetimeIndex(["2024-03-10 01:59", "2024-03-10 02:30", "2024-03-10 03:00"])
for how in ("shift_forward", "shift_backward", "NaT", pd.Timedelta("1h")):
    print(gap.tz_localize("America/New_York", nonexistent=how).tolist())
try:
    gap.tz_localize("America/New_York")
except Exception as e:
    print(type(e).__name__, e)
trades = pd.DataFrame({"ts": pd.to_datetime(["2024-06-03T13:30:00Z", "2024-06-03T14:00:00+01:00", "2024-06-03T09:45:00-04:00"], utc=True), "px": [10.0, 10.5, 10.2]})
trades["local"] = trades["ts"].dt.tz_convert("America/New_York")
trades["day"] = trades["local"].dt.date
trades["wall"] = trades["local"].dt.tz_localize(None)
trades["tod"] = trades["local"].dt.time
print(trades, trades.dtypes)
print(trades.sort_values("ts").set_index("ts").between_time("13:00", "13:40"))
print(trades["local"].dt.hour + trades["local"].dt.minute / 60)
x = datetime(2024, 11, 3, 1, 30, tzinfo=ny)
print(x, x.replace(fold=1), x.utcoffset(), x.replace(fold=1).utcoffset(), x.astimezone(timezone.utc))
print(datetime(2024, 7, 1, 12, tzinfo=ldn).astimezone(tk).isoformat(), datetime.now(ny).tzinfo)
s = pd.Timestamp("2024-03-10 01:30", tz="America/New_York")
print(s + pd.Timedelta("1h"), s + pd.DateOffset(hours=1), s + pd.DateOffset(days=1), s + pd.offsets.Hour(2))
print(s.floor("h"), s.normalize(), s.to_pydatetime(), s.timestamp(), s.isoformat())
print(pd.Timestamp("2024-06-01", tz="UTC") - pd.Timestamp("2024-06-01", tz="Asia/Tokyo"))
print(pd.Timestamp("2024-06-01 12:00", tz=timezone(timedelta(hours=5, minutes=30))), pd.Timestamp(0, unit="s", tz="US/Pacific"))
a = pd.date_range("2024-01-01", periods=2, tz="UTC").append(pd.date_range("2024-01-01", periods=2, tz="Asia/Tokyo"))
print(a)
try:
    print(pd.Timestamp("2024-01-01") < pd.Timestamp("2024-01-01", tz="UTC"))
except TypeError as e:
    print(e)
idx = pd.date_range("2024-03-29", "2024-04-02", freq="6h", tz="Europe/Paris")
load = pd.DataFrame({"mw": np.arange(len(idx)) * 1.5}, index=idx)
print(load.groupby(load.index.date)["mw"].agg(["count", "mean"]))
print(load.groupby(load.index.hour)["mw"].sum())
print(load.loc["2024-03-31"])
print(load.tz_convert("UTC").head(3), load.tz_localize(None).tail(2))
print(load.index.tz, load.index.tz_convert(None)[:2], str(load.index.dtype))
