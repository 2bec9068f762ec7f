"""Dates, clocks and names of days of many times, of which few differ; texts put together of few."""
import numpy as np, pandas as pd
r = np.random.default_rng(1)
x = r.normal(size=3000)
a = np.select([x > 1, x > 0], ["hi", "middle"], "lo")
print(a.dtype, a[:5], type(a[0]), np.unique(a, return_counts=True))
b = np.where(x > 0, a, "é")
print(b.dtype, b[:4], b.astype("U3")[:4], b.astype("U3").dtype, np.where(x > 0, "a", "bcd")[:4])
c = np.array([f"w{k}" * (k % 5) for k in range(3000)]); print(c.dtype, c[:6], (c + "x").dtype)
class T(str):
    def __str__(self): return "TT"
print(np.array([T("abc"), "b"], dtype=str))
for n, tz in ((0, None), (5, None), (400, "Europe/Berlin"), (1500, None)):
    t = pd.Series(pd.date_range("2020-03-25", periods=n, freq="97min", tz=tz), name="t")
    if n: t.iloc[n // 2] = pd.NaT
    for q in (t, t.dt.as_unit("ns"), t[t.notna()].iloc[::-1]):
        for f in ("date", "time", "timetz"):
            z = getattr(q.dt, f)
            print(n, f, z.dtype, z.name, z.iloc[:3].tolist(), z.iloc[-3:].tolist(), len(set(z)), z.index[:2].tolist())
        for f in ("day_name", "month_name"):
            z = getattr(q.dt, f)()
            print(n, f, z.dtype, z.name, z.iloc[:3].tolist(), z.isna().sum(), z.index[-2:].tolist())
        i = pd.DatetimeIndex(q)
        print(type(i.date), i.date[:3], i.time[-2:], i.date.dtype, i.day_name()[:3], i.month_name().dtype, i.name)
