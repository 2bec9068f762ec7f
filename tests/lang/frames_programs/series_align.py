import numpy as np
import pandas as pd

rng = np.random.default_rng(3)
us = pd.bdate_range("2024-01-01", "2024-02-29").drop(pd.to_datetime(["2024-01-01", "2024-01-15", "2024-02-19"]))
jp = pd.bdate_range("2024-01-01", "2024-02-29").drop(pd.to_datetime(["2024-01-01", "2024-01-02", "2024-01-03", "2024-01-08", "2024-02-12", "2024-02-23"]))
a = pd.Series(100 + rng.normal(0, 1, len(us)).cumsum(), us, name="US").round(3)
b = pd.Series(200 + rng.normal(0, 2, len(jp)).cumsum(), jp, name="JP").round(3)
x = pd.concat([a, b], axis=1)
print(x.head(8), x.isna().sum().to_dict(), x.index.freq)
print(pd.concat([a, b], axis=1, join="inner").pct_change().corr().round(5))
l, r = a.align(b, join="outer", fill_value=0)
print((l == 0).sum(), (r == 0).sum(), l.index.equals(r.index))
l2, r2 = a.align(b, join="left")
print(r2.isna().sum(), len(l2))
print((a - b).dropna().head(3), a.add(b, fill_value=0).head(4), a.combine_first(b).loc["2024-01-15"])
print(x.ffill().pct_change(fill_method=None).iloc[1:4], x.ffill(limit=1).isna().sum().tolist())
print(x.index.difference(us), us.symmetric_difference(jp)[:4], us.intersection(jp).size, us.union(jp).size)
wk = x.resample("W-FRI").last()
print(wk.reindex(x.index, method="bfill").head(4), wk.reindex(x.index).ffill().tail(2))
print(x.reindex(pd.date_range("2024-01-05", "2024-01-09"), method=None), x.reindex(pd.date_range("2024-01-05", periods=5), method="nearest", tolerance="1D"))
print(x.asfreq("D").loc["2024-01-05":"2024-01-09"], x.asfreq("D", method="ffill").loc["2024-01-06":"2024-01-07"], x.asfreq("W-MON", fill_value=-1).head(2))
print(x.loc["2024-01"].shape, x.loc["2024-02-10":"2024-02-14"], x.loc[:"2024-01-03"], x.truncate(before="2024-02-27"), x.iloc[x.index.get_indexer(["2024-01-06"], method="pad")])
print(x.index.get_indexer(pd.to_datetime(["2024-01-06", "2024-01-20", "2030-01-01"]), method="nearest"), x.index.slice_indexer("2024-01-10", "2024-01-12").start, x.index.searchsorted(pd.Timestamp("2024-01-06")), x.index.get_loc("2024-01-31"))
print(x.between_time("00:00", "01:00").shape, x.first_valid_index(), x["JP"].last_valid_index(), x["JP"].isna().idxmax())
print(x.shift(1, freq="B").head(2), x.shift(2).head(3), x.shift(-1, freq="D").index[0], x.shift(1, freq="ME").index[:2], x.shift([1, 2]).iloc[3:5] if True else "")
print(x.diff(2).head(4), x["US"].diff(-1).head(2), x.pct_change(5).tail(1), x["US"].pct_change(freq="W").dropna().head(2))
lag = pd.concat({k: b.shift(k) for k in range(3)}, axis=1).reindex(a.index)
print(lag.head(6), round(a.corr(lag[1]), 12), lag.corrwith(a).round(5).to_dict())
d = a.reset_index().rename(columns={"index": "d"}).merge(b.rename_axis("d").reset_index(), on="d", how="outer", indicator=True)
print(d["_merge"].value_counts(), d.head(3))
m = a.to_frame().join(b.to_frame(), how="inner").assign(sp=lambda z: z.US / z.JP).eval("z = (sp - sp.mean()) / sp.std()")
print(m.tail(2), m.z.abs().idxmax())
y = pd.DataFrame({"v": range(4)}, index=pd.DatetimeIndex(["2024-01-01", "2024-01-01", "2024-01-03", "2024-01-02"]))
print(y.loc["2024-01-01"], y.index.is_unique, y.index.duplicated(keep="last"), y.sort_index().loc["2024-01-02":], y[~y.index.duplicated()], y.groupby(level=0).sum())
for f in (lambda: y.reindex(pd.date_range("2024-01-01", periods=2)), lambda: y.asfreq("D"), lambda: y.loc["2024-01-05"], lambda: x.loc["2025-01"], lambda: x["2024-01"], lambda: y.loc["2024-01-02":"2024-01-03"], lambda: x.loc["bad"], lambda: a["2024-01-02":"x"], lambda: x.loc[pd.Timestamp("2024-01-01")], lambda: a.loc["2024-01-02 10:00"]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e)[:120])
x.loc[pd.Timestamp("2024-03-01")] = [1.0, 2.0]
x.loc["2024-01-02", "JP"] = 0.0
x.loc["2024-02-28":, "US"] += 1000
x.at[pd.Timestamp("2024-01-03"), "US"] = -1
print(x.iloc[[0, 1, -3, -2, -1]], x.index.freq, x.index[-1])
up = pd.Series([5.0, 6.0], index=pd.to_datetime(["2024-01-02", "2024-03-04"]), name="US")
x.update(up)
print(x.iloc[0], x.index.max())
print(pd.concat([a.head(2), up]).sort_index(), pd.concat([x.tail(1), up.to_frame()]), pd.concat([a.head(1), b.head(1)], keys=["a", "b"]), sep="\n")
mi = pd.concat([a, b], keys=["US", "JP"], names=["mkt", "date"])
print(mi.groupby("mkt").agg(["first", "last", "count"]), mi.unstack(0).tail(2), mi.loc["JP", "2024-02-28":], mi.xs("2024-01-04", level="date"), mi.groupby([pd.Grouper(level="mkt"), pd.Grouper(level="date", freq="ME")]).last(), mi.swaplevel().sort_index().loc["2024-01-04"])
print(mi.groupby(level=0).pct_change().groupby(level=0).std().round(6), mi.reset_index(name="px").pivot(index="date", columns="mkt", values="px").isna().sum(), mi.index.get_level_values("date").nunique(), mi.loc[("US", "2024-01-31")], mi.loc[pd.IndexSlice[:, "2024-01-30":"2024-01-31"]])
