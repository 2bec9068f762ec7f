import numpy as np
import pandas as pd
a = pd.Series(["ä", None, "b"], name="s"); b = pd.Series(["xyz", "", None])
for r in (pd.concat([a, b]), pd.concat([a[1:], b[:2], a[:0]], ignore_index=True), pd.concat([a.astype("string"), b.astype("string")]), pd.concat([a, b.astype("string")]), pd.concat([a[:0], b[:0]])):
    print(r.to_dict() if r.index.is_unique else list(r.items()), r.dtype, r.isna().sum())
f = pd.DataFrame({"t": ["a", "b", None], "x": [1, 2, 3]})
print(pd.concat([f, f[::-1], f.iloc[[2]]]))
for ix in (pd.Index([3, 5, 9]), pd.RangeIndex(0, 100, 3), pd.date_range("2020-01-01", periods=9), pd.to_timedelta([1, 5, 9], "s"), pd.date_range("2020-01-01", periods=9, tz="UTC")):
    s = pd.Series(range(len(ix)), index=ix)
    for want in (ix[::-1], ix[1:3], ix[[1, 1, 2]], ix[:0], ix.append(ix[-1:] + (ix[-1] - ix[0])), ix[[2]]):
        print(s.reindex(want).tolist(), ix.get_indexer(want).tolist())
t = pd.Series(range(100), index=np.arange(100) * 2)
print(t.reindex([50, 3, -1, 198, 200]).tolist(), t.reindex(np.arange(-2, 12)).tolist())
nat = pd.DatetimeIndex([pd.NaT, "2020-01-01", "2020-01-02"])
print(pd.Series([1, 2, 3], index=nat).reindex(nat[:2]).tolist(), pd.Series([1, 2, 3], index=nat).reindex(nat[[2, 0]]).tolist())
d = pd.DataFrame({"v": range(20)}, index=[i * 7 % 5 for i in range(20)])
print(d.loc[[3, 1, 3, 0, 2, 4, 1, 1, 0, 0]].v.tolist())
e = pd.DataFrame({"v": range(12)}, index=list("abcabcabcabd"))
print(e.loc[list("dabdcabcabca")].v.tolist(), e.loc[pd.Index(list("dabdcabcabca"), name="q")].index.name)
try:
    e.loc[list("dabzcabcabca")]
except KeyError as x:
    print(x)
try:
    e.loc[list("qrstuvwxyz")]
except KeyError as x:
    print(x)
m = pd.Series(pd.to_datetime(["2020-02-29 23:59:59.123456789", None, "1969-12-31 23:00:00", "1900-03-01", "2024-12-30", "2021-01-03 00:00:01", "2020-01-31"], format="ISO8601").astype("datetime64[ns]"))
for w in "year month day hour minute second microsecond nanosecond dayofweek dayofyear quarter days_in_month is_leap_year is_month_start is_month_end is_quarter_start is_quarter_end is_year_start is_year_end".split():
    print(w, getattr(m.dt, w).tolist(), getattr(m.dropna().dt, w).dtype, getattr(m.dt.tz_localize("Asia/Tokyo").dt, w).tolist())
print(m.dt.isocalendar())
p = pd.Series(pd.to_timedelta(["1d 2h 3us", None, "-1ns", "-5h"]))
for w in "days seconds microseconds nanoseconds".split():
    print(w, getattr(p.dt, w).tolist())
for z in ("UTC", "Europe/Berlin", "+05:30"):
    print(pd.date_range("2020-03-29", periods=4, freq="h").tz_localize(z, nonexistent="shift_forward").tolist()[-2:])
try:
    pd.date_range("2020-03-29", periods=4, freq="h").tz_localize("Europe/Berlin")
except Exception as x:
    print(type(x).__name__, x)
