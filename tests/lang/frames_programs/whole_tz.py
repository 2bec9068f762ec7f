# Global call centre log: time zones, DST, business hours, bucketed counts
import numpy as np
import pandas as pd

rng = np.random.default_rng(99)
n = 400
ts = pd.Timestamp("2024-03-29 18:00", tz="UTC") + pd.to_timedelta(np.sort(rng.integers(0, 4 * 86400, n)), unit="s")
calls = pd.DataFrame({"ts": ts, "site": rng.choice(["London", "New York", "Tokyo"], n), "dur": rng.gamma(2, 120, n).astype(int), "agent": rng.integers(1, 8, n)})
calls["agent"] = "ag" + calls["agent"].astype(str).str.zfill(2)
print(calls.head(), calls.dtypes, sep="\n")
zones = {"London": "Europe/London", "New York": "America/New_York", "Tokyo": "Asia/Tokyo"}
parts = []
for site, g in calls.groupby("site"):
    local = g["ts"].dt.tz_convert(zones[site])
    parts.append(g.assign(local=local.dt.tz_localize(None), offset=local.map(lambda t: t.utcoffset()), dst=local.map(lambda t: bool(t.dst()))))
calls = pd.concat(parts).sort_index()
print(calls.head(4))
print(calls.groupby(["site", "offset"]).size())
calls["hour"] = calls["local"].dt.hour
calls["work"] = calls["hour"].between(9, 17) & (calls["local"].dt.dayofweek < 5)
print(calls.groupby("site")["work"].agg(["sum", "mean"]).round(3))
h = calls.pivot_table(index="hour", columns="site", values="dur", aggfunc="count", fill_value=0)
print(h.head(6))
print(h.rolling(4, center=True).mean().idxmax())
u = calls.set_index("ts")
print(u["dur"].resample("12h").agg(["count", "mean"]).round(1))
print(u["dur"].resample("1D", offset="6h").count())
lon = u.tz_convert("Europe/London")
print(lon["dur"].resample("D").count())
print(lon.loc["2024-03-31 00:30":"2024-03-31 02:30", ["site", "dur"]].head(6))
print(lon.groupby([lon.index.date, "site"])["dur"].sum().unstack())
print(lon.groupby("site").resample("D")["dur"].sum().unstack(0).head(3))
print(lon.index[:3], lon.index.tz, lon.index.is_monotonic_increasing)
naive = pd.Series(pd.date_range("2024-03-31 00:00", periods=5, freq="30min"))
for how in ["NaT", "shift_forward", "shift_backward", pd.Timedelta("1h")]:
    print(how, naive.dt.tz_localize("Europe/London", nonexistent=how).tolist()[2])
try:
    naive.dt.tz_localize("Europe/London")
except Exception as e:
    print(type(e).__name__, e)
amb = pd.DatetimeIndex(["2024-10-27 01:00", "2024-10-27 01:30", "2024-10-27 01:00", "2024-10-27 01:30"])
print(amb.tz_localize("Europe/London", ambiguous="infer"))
try:
    amb[:1].tz_localize("Europe/London")
except Exception as e:
    print(type(e).__name__, e)
print(amb.tz_localize("Europe/London", ambiguous=[True, True, False, False]))
try:
    calls["ts"] > pd.Timestamp("2024-03-30")
except TypeError as e:
    print("TypeError", e)
try:
    calls["ts"].dt.tz_localize("UTC")
except TypeError as e:
    print("TypeError", e)
agent = calls.groupby("agent").agg(n=("dur", "size"), talk=("dur", "sum"), first=("ts", "min"), last=("ts", "max"), sites=("site", "nunique"))
agent["talk"] = pd.to_timedelta(agent["talk"], unit="s")
agent["span"] = agent["last"] - agent["first"]
print(agent)
print((agent["talk"] / agent["span"]).round(4))
calls["wait"] = calls.groupby("agent")["ts"].diff().dt.total_seconds()
print(calls.groupby("agent")["wait"].describe().round(1))
mx = pd.date_range("2024-03-30", "2024-04-02", tz="Europe/London")
print(mx, mx.tz_convert(None), mx + pd.DateOffset(days=1), mx + pd.Timedelta(days=1), sep="\n")
print(pd.Timestamp("2024-03-30 12:00", tz="Europe/London") + pd.tseries.offsets.Day(1), pd.Timestamp("2024-03-30 12:00", tz="Europe/London") + pd.Timedelta("24h"))
print(u.between_time("08:00", "08:20").shape, u.at_time("12:00").shape, u.tz_convert("Asia/Tokyo").between_time("23:50", "00:10").index.strftime("%d %H:%M %Z").tolist())
print(calls["ts"].dt.floor("6h").value_counts().sort_index().head(4))
print(pd.Series(pd.to_datetime(["2024-01-01T00:00:00+01:00", "2024-07-01T00:00:00+02:00"], utc=True)).dt.tz_convert("Europe/Paris"))
print(calls["ts"].dt.tz_convert("US/Pacific").dt.strftime("%a %I:%M%p %z").head(3).tolist())
print(calls[["ts", "local"]].describe())
print(calls["ts"].quantile([.25, .5]), calls["ts"].mean())
