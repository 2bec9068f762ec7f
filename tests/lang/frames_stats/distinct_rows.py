"""Dates of all eras by civil calendar; rows that are nearly all different, and how often they are."""
import numpy as np, pandas as pd
for y in (-5000, -1, 0, 1, 4, 100, 400, 1599, 1600, 1900, 1970, 2000, 2024, 9999, 29999, 5000000, 10**9, 3 * 10**9):
    for m in (1, 2, 3, 12):
        d = np.datetime64(y - 1970, "Y") + np.timedelta64(m - 1, "M").astype("timedelta64[M]")
        z = d.astype("datetime64[D]")
        print(y, m, z.astype("int64"), (z - 1).astype("datetime64[M]").astype("int64"), (z + 59).astype("datetime64[M]"))
t = pd.Series(pd.date_range("1600-01-01", "2261-01-01", freq="11D", unit="us"))
print([int(getattr(t.dt, f).sum()) for f in ("year", "month", "day", "dayofyear", "weekday", "days_in_month", "is_leap_year")], (t + pd.offsets.MonthEnd()).astype("int64").sum())
r = np.random.default_rng(1)
for n in (100, 16383, 16384):
    for x in (pd.Series(r.normal(size=n)), pd.Series(r.integers(0, 10**12, n)), pd.Series(r.permutation(n)).astype(str), pd.Series(r.normal(size=n)).where(r.random(n) > .001), pd.Series([f"a long text of number {k}" for k in r.permutation(n)])):
        c, u = pd.factorize(x)
        c2, u2 = pd.factorize(x, use_na_sentinel=False)
        y = pd.concat([x, x.iloc[::-7]], ignore_index=True)
        print(n, x.dtype, c.sum(), len(u), c2.max(), len(u2), y.duplicated().sum(), y.duplicated(keep="last").to_numpy().nonzero()[0][:3], y.drop_duplicates(keep=False).index[:4].tolist(), y.nunique(), y.value_counts().iloc[:2].tolist(), y.groupby(y, sort=False).ngroup().sum(), y.groupby(r.integers(0, 50, len(y))).nunique().sum())
