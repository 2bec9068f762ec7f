import numpy as np
import pandas as pd
rng = np.random.default_rng(5)
t = pd.date_range("2024-03-30 20:00", periods=48, freq="30min", tz="UTC")
wide = pd.DataFrame({f"s{k}": 20 + 3 * np.sin(np.arange(48) / 6 + k) + rng.normal(0, .2, 48) for k in range(3)}, index=t).rename_axis("time").round(2)
wide.iloc[5:9, 0] = np.nan
wide.iloc[20:22] = np.nan
wide.iloc[30, 1] = 99.9
wide = wide.drop(wide.index[[12, 13, 40]])
full = wide.asfreq("30min")
print(full.isna().sum(), full[full.isna().any(axis=1)], sep="\n")
gap = full["s0"].isna()
runs = gap.ne(gap.shift()).cumsum()[gap]
print(runs.groupby(runs).agg(["size"]).assign(start=runs.groupby(runs).apply(lambda x: x.index[0])))
z = (full - full.mean()) / full.std()
print(z.abs().gt(3).sum(), full.mask(z.abs() > 3).interpolate(method="time", limit=3).round(3).iloc[28:33], sep="\n")
clean = full.mask(z.abs() > 3).interpolate("time").bfill()
local = clean.tz_convert("Europe/Berlin")
print(local.head(16).index.strftime("%H:%M %z").tolist())
print(local.resample("6h").agg(["mean", "min", "max"]).round(2).to_string())
long = clean.reset_index().melt(id_vars="time", var_name="sensor", value_name="temp")
long["hour"] = long.time.dt.hour
print(long.groupby(["sensor", pd.Grouper(key="time", freq="8h")])["temp"].mean().unstack("sensor").round(3))
print(long.pivot_table(index="hour", columns="sensor", values="temp", aggfunc="mean").round(2).head())
print(long.groupby("sensor").temp.transform(lambda s: s - s.rolling(4, min_periods=1).mean()).round(3).describe())
lag = pd.concat({f"lag{k}": clean["s0"].shift(k) for k in range(4)}, axis=1)
print(lag.corr().round(3))
print(clean.rolling("2h", closed="left").mean().dropna().head(3).round(3), clean.expanding(5).max().iloc[4:7], sep="\n")
alarms = long[long.temp > long.groupby("sensor").temp.transform("quantile", .95)]
print(alarms.groupby("sensor").agg(n=("temp", "size"), peak=("temp", "max"), first=("time", "min")))
ev = pd.DataFrame({"time": pd.to_datetime(["2024-03-31 01:10", "2024-03-31 05:55"], utc=True), "event": ["door", "fan"]})
print(pd.merge_asof(ev, clean.reset_index()[["time", "s1"]], on="time", direction="nearest", tolerance=pd.Timedelta("20min")))
print(clean.idxmax(), clean.between_time("02:00", "03:00").shape, clean.first_valid_index())
