import pandas as pd
import numpy as np
from datetime import datetime, timedelta, date

FREQS = ["D", "B", "h", "min", "s", "ms", "us", "ns", "W", "W-TUE", "2W-FRI", "ME", "MS", "BME", "BMS", "QE", "QS", "QE-JAN", "QS-FEB", "BQE", "BQS-MAY",
         "YE", "YS", "YE-JUN", "YS-APR", "BYE", "BYS", "SME", "SMS", "SME-10", "SMS-20", "WOM-2TUE", "LWOM-FRI" if False else "WOM-4THU", "C", "bh", "cbh", "90min",
         "1h30min", "2D12h", "-1D", "-1ME", "3B", "-2W", "15s", "250ms", "1D1us", "CBME", "CBMS", "REQ-N-SEP-MON-1", "RE-L-DEC-FRI"]
for f in FREQS:
    try:
        r = pd.date_range("2024-01-30 10:15", periods=4, freq=f)
        print(f"{f:16}", r.freqstr, [str(x) for x in r], r.inferred_freq)
    except Exception as e:
        print(f"{f:16}", type(e).__name__, str(e)[:90])
for inc in ("both", "left", "right", "neither"):
    print(inc, pd.date_range("2024-01-31", "2024-05-31", freq="ME", inclusive=inc).strftime("%m/%d").tolist())
    print(inc, pd.date_range("2024-02-01", "2024-04-02", freq="MS", inclusive=inc).strftime("%m/%d").tolist())
print(pd.date_range("2024-01-01 13:45", periods=3, normalize=True))
print(pd.date_range(end="2024-01-10 06:00", periods=3, freq="8h"))
print(pd.date_range("2024-01-01", "2024-01-02", periods=5))
print(pd.date_range("2024-01-01", "2024-01-01 00:00:01", periods=4))
print(pd.date_range(date(2024, 2, 27), datetime(2024, 3, 1), name="d"))
print(pd.date_range("2024-03-10 00:00", periods=5, freq="h", tz="America/New_York"))
print(pd.date_range("2024-01-01", periods=3, freq=pd.Timedelta("36h")), pd.date_range("2024-01-01", periods=3, freq=timedelta(minutes=5)).freq)
print(pd.date_range("2024-01-01", periods=3, freq=pd.DateOffset(months=1, days=1)))
print(pd.date_range("2024-01-01", periods=2, unit="s").dtype, pd.date_range("2024-01-01", periods=2, freq="ns").dtype)
for a in (dict(start="2024"), dict(start="2024", end="2025", periods=3, freq="D"), dict(start="2024-01-05", end="2024-01-01"), dict(start=pd.NaT, periods=3),
          dict(start="2024-01-01", periods=2.5), dict(start="2024-01-01", periods=3, freq="XX"), dict(start="2024-01-01", periods=3, freq="M"), dict(start="2024-01-01", periods=3, freq="H")):
    try:
        print(a, pd.date_range(**a))
    except Exception as e:
        print(a, type(e).__name__, e)
print(pd.timedelta_range("1h", periods=4, freq="90min"), pd.timedelta_range(0, "1D", periods=5))
print(pd.timedelta_range("0D", "10D", freq="3D", closed="right"))
print(pd.bdate_range("2024-01-01", "2024-01-12", freq="C", weekmask="Mon Wed Fri", holidays=["2024-01-03"]))
print(pd.interval_range(pd.Timestamp("2024-01-01"), periods=3, freq="MS"), pd.interval_range(0, 6, freq=2, closed="both"))
d = pd.date_range("2024-01-01", periods=6)
print(d[::2].freq, d[[0, 1, 3]].freq, d[::-1].freq, (d + pd.Timedelta("1h")).freq, d.shift(2).freq, d.union(d.shift(6)).freq, d.intersection(d.shift(2)).freq, d.difference(d[:2]).freq, d.insert(6, pd.Timestamp("2024-01-07")).freq, d.delete(0).freq, d.delete(2).freq, d.append(d.shift(6)).freq, d.repeat(2).freq, d.sort_values(ascending=False).freq)
for x in (["2024-01-01", "2024-01-02", "2024-01-04"], ["2024-01-31", "2024-02-29", "2024-03-31"], ["2024-01-01", "2024-04-01", "2024-07-01"], ["2024-01-05", "2024-01-12", "2024-01-19"], ["2024-01-01 00:00", "2024-01-01 00:30", "2024-01-01 01:00"], ["2024-01-09", "2024-02-13", "2024-03-12", "2024-04-09"]):
    print(x[0], pd.infer_freq(pd.to_datetime(x)))
try:
    pd.infer_freq(pd.to_datetime(["2024-01-01", "2024-01-02"]))
except ValueError as e:
    print(e)
for f in ("D", "h", "ME"):
    o = pd.tseries.frequencies.to_offset(f)
    print(o, o.name, o.n, o.base, 3 * o, -o, o * 2 == pd.tseries.frequencies.to_offset("2" + f))
