"""Nullable numbers, times and categories by operators: offsets, lengths about a byte of bits, what is missing on either side."""
import numpy as np, pandas as pd
for n in (0, 1, 8, 9, 3001):
    r = np.random.default_rng(3)
    a = pd.Series(r.integers(-3, 4, n)).astype("Int64").where(r.random(n) > .2)
    b = pd.Series(r.normal(size=n).round(1)).astype("Float64").where(r.random(n) > .2)
    c = pd.Series(r.random(n) > .5).astype("boolean").where(r.random(n) > .2)
    d = c.iloc[::-1].reset_index(drop=True)
    for name, x in [("+", a + 1), ("ab", a + b), ("//", a // a), ("%", a % 3), ("/", b / a), ("<", a < b), ("==", a == 1), ("na", a + pd.NA), ("pow", a ** 2), ("r", 2 - a), ("&", c & d), ("|", c | d), ("^", c ^ d), ("&T", c & True), ("|NA", c | pd.NA), ("sl", a.iloc[3:] + a.iloc[3:]), ("sl5", a.iloc[5:] * 2), ("slmix", (a.iloc[3:].reset_index(drop=True) + b.iloc[1:].reset_index(drop=True))), ("neg", -a), ("abs", a.abs()), ("pl", a + pd.Series(np.arange(n) * 1.0)), ("pn", a + pd.Series(np.where(np.arange(n) % 3, 1.5, np.nan)))]:
        print(n, name, x.dtype, int(x.isna().sum()), x.isna().to_numpy().nonzero()[0].sum(), round(float(np.nansum(x.astype("Float64").to_numpy(float, na_value=0))), 6), x.notna().sum())
    t = pd.Series(pd.date_range("2020-01-01", periods=n, freq="37s")).where(r.random(n) > .1)
    s = pd.Series(pd.to_timedelta(np.arange(n), unit="s")).where(r.random(n) > .1)
    for name, x in [("t+", t + pd.Timedelta("1h")), ("t-", t - pd.Timestamp("2020-01-01")), ("t+s", t + s), ("t+ns", t + pd.Timedelta(5, "ns")), ("cmp", t > pd.Timestamp("2020-01-01 02:00")), ("cmpe", t == pd.Timestamp("2020-01-01 00:00:37")), ("s/", s / pd.Timedelta("3s")), ("s//", s // pd.Timedelta("3s")), ("s%", s % pd.Timedelta("7s")), ("nat", t + pd.NaT), ("tt", t - t.shift()), ("np", t + np.timedelta64(3, "ms")), ("isna", t.isna()), ("as", t.astype("datetime64[ns]")), ("ass", t.astype("datetime64[s]")), ("s ms", s.astype("timedelta64[ms]"))]:
        print(n, name, x.dtype, int(x.isna().sum()), x.iloc[:3].tolist(), x.iloc[-2:].tolist())
    k = pd.Series(np.array(["a", "bb", "c"])[r.integers(0, 3, n)]).where(r.random(n) > .2).astype("category")
    for x in ("a", "zz", 1, None, np.nan, pd.NA):
        for f in (lambda: k == x, lambda: k != x, lambda: x == k):
            try:
                z = f()
                print(n, repr(x), z.dtype, z.sum())
            except Exception as e:
                print(n, repr(x), type(e).__name__, e)
    m = pd.Series(r.integers(0, 3, n)).where(r.random(n) > .2).astype("Int64").astype("category")
    print((m == 1).sum(), (m != 1).sum(), (m == 1).dtype, (m == "a").sum(), (m == 1.0).sum())
    q = pd.Series(pd.date_range("2020", periods=n)).astype("category")
    print((q == pd.Timestamp("2020-01-01")).sum(), (q == "2020-01-01").sum(), (q != "2020-01-01").sum())
for t in ("1600-01-01", "2261-01-01", "1969-12-31 23:59:59.999999"):
    x = pd.Series([pd.Timestamp(t).as_unit("us")])
    print(x.dt.year[0], x.dt.day[0], (x - pd.Timestamp("1970-01-01")).tolist(), x.astype("datetime64[s]").tolist())
try:
    print(pd.Series([pd.Timestamp("1600-01-01").as_unit("s")]).astype("datetime64[ns]"))
except Exception as e:
    print(type(e).__name__, e)
