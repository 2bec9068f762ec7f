# One period: what texts mean, its parts, arithmetic, conversion.
import pandas as pd
p = pd.Period("2024-01", "M")
print(repr(p), p, p.start_time, repr(p.end_time), p.ordinal, p.freq, p.freqstr, p.day, p.days_in_month)
for f in ["Y", "Q", "M", "W", "W-MON", "D", "h", "min", "s", "ms", "us", "ns", "2M", "3h", "Q-MAR", "Y-JUN"]:
    q = pd.Period("2024-05-15 13:14:15.123456789", freq=f)
    print(f, repr(q), q.ordinal, q.start_time, q.end_time, q.to_timestamp(), q.freq, q.year, q.quarter, q.month, q.day, q.week, q.weekday, q.qyear, q.hour, q.minute, q + 1)
print(p.asfreq("D"), p.asfreq("D", "start"), p.asfreq("Q"), p.asfreq("Y"), p.asfreq("W"), p.asfreq("h"), pd.Period("2024Q3", "Q").asfreq("M", "s"), pd.Period("2024Q3", "Q").asfreq("M"))
for t in ["2024", "2024Q3", "2024-Q3", "3Q2024", "2024-03", "Mar 2024", "2024-03-05", "3/5/2024", "20240305", "2024-03-05 10", "2024-03-05 10:11", "2024-03-05 10:11:12",
          "2024-03-05 10:11:12.123", "2024-03-05 10:11:12.123456", "2024-03-05 10:11:12.123456789", "March 5, 2024"]:
    print(t, repr(pd.Period(t)))
print(repr(pd.Period(year=2024, month=3, freq="M")), repr(pd.Period(year=2024, quarter=3, freq="Q")), repr(pd.Period(ordinal=650, freq="M")), pd.Period(None),
      pd.Period("NaT", freq="M"), repr(pd.Period(pd.Timestamp("2024-03-05"), freq="Q")), repr(pd.Period(p, freq="D")))
print(p - 1, 1 + p, p - p, (p - pd.Period("2023-01", "M")).n, p + pd.offsets.MonthEnd(2), pd.Period("2024-01-05", "D") + pd.Timedelta(days=1), p + pd.NaT)
print(p == pd.Period("2024-01"), p < p + 1, p >= p, p == "2024-01", p != 5, p == pd.NaT, {p: 1}[pd.Period("2024-01", "M")])
print(p.strftime("%Y/%m %q %f"), f"{p:%b-%y}", f"{p}", p.is_leap_year, p.to_timestamp("D", "end"), sorted([p + 2, p, p + 1]))
for e in [lambda: p + 1.5, lambda: p + p, lambda: p < pd.Period("2024", "Y"), lambda: p - pd.Period("2024", "Y"), lambda: p < 5, lambda: p - "x", lambda: p < "2024",
          lambda: p + pd.Timedelta(days=1), lambda: pd.Period("xx"), lambda: pd.Period(pd.Timestamp("2024-03-05")), lambda: pd.Period("2024", "foo"), lambda: pd.Period("2024", "ME"),
          lambda: p.asfreq("Z"), lambda: p.to_timestamp(how="middle")]:
    try:
        print(repr(e()))
    except Exception as x:
        print(type(x).__name__, x)
