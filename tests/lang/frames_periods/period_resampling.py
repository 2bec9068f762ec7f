"""Periods resampled to finer and coarser frequencies: bins, members, conventions, origins."""
import numpy as np
import pandas as pd

q = pd.Series([1.0, 2.0, 4.0], index=pd.period_range("2023Q3", periods=3, freq="Q"), name="gdp")
y = pd.Series([10, 20], index=pd.period_range("2022", periods=2, freq="Y"))


def show(f):
    try:
        r = f()
        print(r if not hasattr(r, "index") else r.to_string(), getattr(r.index, "dtype", ""), r.index.name)
    except Exception as e:
        print(type(e).__name__, e)


for conv in ("start", "end", "s", "e"):
    r = q.resample("M", convention=conv)
    show(r.asfreq)
    show(r.ffill)
    show(lambda: r.bfill(limit=1))
    show(r.nearest)
    show(r.sum)
    show(lambda: r.interpolate())
show(lambda: y.resample("Q").ffill())
show(lambda: y.resample("Q", convention="end").asfreq())
show(lambda: y.resample("2Q").mean())
show(lambda: y.resample("Q").count())
show(lambda: y.resample("Q").asfreq(fill_value=0))
show(lambda: q.to_frame().resample("M").ffill().tail(2))
show(lambda: q.to_frame().resample("M").agg({"gdp": ["sum", "count"]}).tail(2))
show(lambda: q.resample("W").sum())
show(lambda: y.resample("W").ffill().iloc[[0, -1]])
d = pd.Series(range(9), index=pd.period_range("2024-02-27", periods=9, freq="D", name="day"))
for rule in ("W", "W-WED", "M", "Q-FEB", "2D", "3D", "Y", "B", "12h", "ME"):
    show(lambda: d.resample(rule).sum())
h = pd.Series(range(7), index=pd.period_range("2024-01-01 09:00", periods=7, freq="h"))
for kw in (dict(), dict(closed="right"), dict(origin="start"), dict(origin="epoch"), dict(offset="2h"), dict(origin="2023-12-31 23:00")):
    show(lambda: h.resample("4h", **kw).sum())
show(lambda: h.resample("30min").ffill().head(5))
show(lambda: h.resample("D").agg(["first", "last"]))
show(lambda: h.groupby(h.index.asfreq("D")).sum())
w = pd.Series([1, 2, 3], index=pd.period_range("2024-01-05", periods=3, freq="W"))
show(lambda: w.resample("D").ffill().head(9))
show(lambda: w.resample("M").sum())
show(lambda: w.resample("W").sum())
show(lambda: w.resample("W-WED").sum())
b = pd.Series([1, 2, 3, 4], index=pd.period_range("2024-01-04", periods=4, freq="B"))
show(lambda: b.resample("D").ffill())
show(lambda: b.resample("M").sum())
dup = pd.Series([1, 2, 3], index=pd.PeriodIndex(["2024Q1", "2024Q1", "2024Q2"], freq="Q"))
show(lambda: dup.resample("M").ffill())
show(lambda: dup.resample("M").sum())
e = q[:0]
show(lambda: e.resample("M").sum())
show(lambda: e.resample("M").ffill())
one = q[:1]
show(lambda: one.resample("M").ffill())
show(lambda: one.resample("Y").mean())
g = q.to_frame().assign(k=["a", "b", "a"])
show(lambda: q.groupby(pd.Grouper(freq="YE")).sum())
show(lambda: g.groupby(pd.Grouper(freq="YE"))["gdp"].sum())
