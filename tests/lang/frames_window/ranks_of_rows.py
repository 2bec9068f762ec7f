"""Ranks within rows, dates and clocks as text."""
import numpy as np
import pandas as pd
r = np.random.default_rng(2)
for shape in ((6, 4), (1, 1), (0, 3), (3, 0), (30, 50)):
    x = r.integers(-3, 4, shape) * 1.0
    x[r.random(shape) < .2] = np.nan
    x[r.random(shape) < .1] = np.inf
    f = pd.DataFrame(x, index=[f"r{k}" for k in range(shape[0])], columns=[f"c{k}" for k in range(shape[1])])
    for method in ("average", "min", "max", "first", "dense"):
        for na in ("keep", "top", "bottom"):
            for up in (True, False):
                for pct in (True, False):
                    z = f.rank(axis=1, method=method, na_option=na, ascending=up, pct=pct)
                    print(shape, method, na, up, pct, z.shape, z.dtypes.unique().tolist(), z.index[:2].tolist(), round(np.nansum(z.to_numpy() * np.arange(1, shape[1] + 1)), 6), z.isna().sum().sum(), z.iloc[:1].to_numpy().tolist() if shape[1] < 9 else "")
print(pd.DataFrame({"a": [1, 2], "b": [2.0, 2.0], "c": [3, 1]}).rank(axis=1), pd.DataFrame({"a": [1, 2], "b": [2, 2]}).rank(axis="columns", pct=True))
print(pd.DataFrame(np.full((2, 3), np.nan)).rank(axis=1), pd.DataFrame(np.full((2, 3), np.nan)).rank(axis=1, na_option="top", pct=True, method="dense"))
t = pd.Series(pd.to_datetime(["2020-01-02 03:04:05.006007", "1999-12-31", None, "0001-01-01", "9999-12-31 23:59:59"], format="mixed").as_unit("us"))
for u in ("s", "ms", "us"):
    v = t.dt.as_unit(u)
    print(v.astype(str).tolist(), v.iloc[1:3].astype(str).tolist())
for k in "%Y-%m-%d,%H:%M:%S.%f,%-d/%-m %-H:%-M:%-S %-I,%y %I %p %j %U %W %V %G,%C %e,%A %a %B %b %w %u %%,%-j %-y".split(","):
    print(k, t.iloc[:3].dt.strftime(k).tolist())
print(t.iloc[:3].dt.tz_localize("Europe/Berlin").astype(str).tolist(), t.iloc[:2].dt.tz_localize("America/St_Johns").dt.as_unit("ns").astype(str).tolist())
print(pd.Series(pd.to_timedelta(["1s", "-1ms", "3 days 00:00:00.000001", None])).astype(str).tolist(), t.iloc[:2].to_csv(), t.iloc[:3])
