import numpy as np
import pandas as pd

rng = np.random.default_rng(404)
n = 120
ts = pd.Timestamp("2024-02-26 07:00") + pd.to_timedelta(np.sort(rng.integers(0, 14 * 24 * 60, n)), unit="min")
df = pd.DataFrame({"ts": ts, "store": rng.choice(["N", "S"], n), "amt": rng.gamma(2, 20, n).round(2), "items": rng.integers(1, 6, n)})
for kw in (dict(freq="D"), dict(freq="2D", origin="epoch"), dict(freq="W"), dict(freq="W-WED", label="left"), dict(freq="17h", origin="start"), dict(freq="17h", origin="end"), dict(freq="17h", origin="end_day"),
           dict(freq="17h", origin="start_day"), dict(freq="17h", origin=pd.Timestamp("2024-02-25 05:00")), dict(freq="3D", offset="6h"), dict(freq="3D", closed="right"), dict(freq="3D", closed="right", label="right"), dict(freq="ME"), dict(freq="MS"), dict(freq="SME"), dict(freq="B"), dict(freq="QE-FEB"), dict(freq="7D", origin="2024-02-28")):
    g = df.groupby(pd.Grouper(key="ts", **kw))["amt"].agg(["count", "sum"])
    print(kw, len(g), g.iloc[[0, -1]].to_string(), g.index.freq, sep="\n")
print(df.groupby(["store", pd.Grouper(key="ts", freq="W-SAT")]).agg({"amt": "sum", "items": ["sum", "max"]}))
print(df.groupby([pd.Grouper(key="ts", freq="4D"), "store"])["amt"].sum().unstack("store"))
print(df.groupby(pd.Grouper(key="ts", freq="5D")).apply(lambda x: pd.Series({"n": len(x), "top": x["amt"].max(), "share": (x.store == "N").mean()})).round(3))
print(df.set_index("ts").groupby([pd.Grouper(level="ts", freq="W"), pd.Grouper("store")]).size())
r = df.set_index("ts").resample("3D")
print(r["amt"].agg(lambda s: s.quantile(.9)).round(2), r.agg(total=("amt", "sum"), n=("items", "size"), hi=("amt", lambda s: s.nlargest(2).sum())))
print(r[["amt", "items"]].mean().round(2), r["store"].agg(["nunique", "first", lambda s: s.mode().iloc[0] if len(s) else None]))
print(r.ngroups if hasattr(r, "ngroups") else "", len(r), [(k, len(v)) for k, v in r][:3], list(r.groups.items())[:2], r.get_group(pd.Timestamp("2024-02-26")).shape)
print(r["amt"].transform("sum").head(3), r["amt"].transform(lambda s: s - s.mean()).head(3).round(3), r["amt"].pipe(lambda x: x.max() - x.min()).head(3))
print(df.resample("W", on="ts")["amt"].sum(), df.resample("W", on="ts").agg({"amt": "mean", "items": "sum"}), df.groupby("store").resample("W", on="ts")["amt"].sum())
for m in ("first", "last", "min", "max", "median", "prod", "std", "var", "sem", "nunique", "count", "size", "ohlc"):
    x = getattr(r["items"], m)()
    print(m, x.iloc[1].round(4).tolist() if hasattr(x.iloc[1], "tolist") and x.ndim == 2 else round(float(x.iloc[1]), 4), end="; ")
print()
print(r.sum(numeric_only=True).head(2), r.ohlc().head(2) if False else "", r["amt"].sum(min_count=15).head(3))
h = df.set_index("ts")["amt"].resample("h").sum()
print(h.ne(0).sum(), h.groupby(h.index.hour).sum().nlargest(3), h.groupby([h.index.day_name().to_numpy(), (h.index.hour // 8).to_numpy()]).mean().unstack().round(2).reindex(["Monday", "Sunday"]))
d = h.resample("D").sum()
up = d.resample("8h")
print(up.ffill().head(4), up.asfreq().head(4), up.asfreq(fill_value=-1).head(3), up.bfill(limit=1).head(4), up.nearest().head(4), up.interpolate("linear").head(4), up.interpolate("time").head(2), sep="\n")
print(d.resample("W").agg(["sum", "mean"]), d.resample("W", closed="left", label="left").sum(), d.resample("2W").sum().index, d.resample("MS").max(), d.resample("QS").sum())
tz = df.set_index(df.ts.dt.tz_localize("America/New_York", nonexistent="shift_forward", ambiguous=True))["amt"]
print(tz.resample("D").sum().tail(3), tz.resample("12h").sum().tail(3), tz.resample("W").sum(), tz.resample("6h", origin="epoch").sum().head(3))
td = pd.Series(range(10), index=pd.timedelta_range("0", periods=10, freq="7min"))
print(td.resample("15min").sum(), td.resample("15min", closed="right").sum(), td.resample("20min", label="right").agg(["min", "max"]))
e = pd.Series([], index=pd.DatetimeIndex([]), dtype=float)
print(e.resample("D").sum(), e.resample("ME").mean().index, len(e.resample("D")))
try:
    df.resample("D").sum()
except TypeError as ex:
    print(ex)
for bad in ("M", "5X", "H", "A"):
    try:
        df.resample(bad, on="ts").sum()
    except Exception as ex:
        print(type(ex).__name__, ex)
try:
    df.groupby(pd.Grouper(key="nope", freq="D")).sum()
except KeyError as ex:
    print("KeyError", ex)
print(pd.Grouper(key="ts", freq="D"), repr(pd.Grouper(level=0)))
print(r)
cum = df.groupby([df.ts.dt.isocalendar().week, "store"])["amt"].cumsum()
print(cum.tail(3), df.ts.dt.isocalendar().tail(2), df.groupby(df.ts.dt.to_period("W"))["amt"].sum())
print(df.assign(bin=pd.cut(df.ts, pd.date_range("2024-02-26", periods=4, freq="5D"))).groupby("bin", observed=False)["amt"].sum())
print(pd.cut(df.ts, 3).value_counts().sort_index(), pd.qcut(df.ts, 2).cat.categories)
