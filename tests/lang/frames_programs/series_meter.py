"""Smart-meter load: gaps, interpolation, seasonal profile, peak analysis."""
import io
import numpy as np
import pandas as pd

rng = np.random.default_rng(5)
idx = pd.date_range("2023-06-01", periods=96 * 14, freq="15min")
hours = idx.hour + idx.minute / 60
load = 2.0 + 1.2 * np.exp(-((hours - 19) % 24) ** 2 / 6) + .6 * np.exp(-(hours - 8) ** 2 / 3)
load = load * np.where(idx.dayofweek >= 5, 1.15, 1.0) + rng.normal(0, .05, len(idx))
s = pd.Series(np.round(load, 3), index=idx, name="kW")
drop = rng.choice(len(s), 120, replace=False)
s.iloc[drop] = np.nan
s.loc["2023-06-05 03:00":"2023-06-05 07:45"] = np.nan
raw = s.dropna()
buf = io.StringIO()
raw.reset_index().rename(columns={"index": "timestamp"}).to_csv(buf, index=False, date_format="%d/%m/%Y %H:%M")
buf.seek(0)
df = pd.read_csv(buf, parse_dates=["timestamp"], dayfirst=True, date_format="%d/%m/%Y %H:%M").set_index("timestamp")
print(df.head(3), df.index.dtype, len(df))
print(pd.infer_freq(df.index), pd.infer_freq(idx[:10]))
delta = df.index.to_series().diff()
gaps = delta[delta > pd.Timedelta("15min")]
print(len(gaps), gaps.max(), gaps.nlargest(3))
print(gaps.value_counts().sort_index())
full = df.asfreq("15min")
print(full["kW"].isna().sum(), full.shape)
for kw in (dict(method="time"), dict(method="linear", limit=4), dict(method="linear", limit_area="inside", limit_direction="both", limit=2), dict(method="nearest") if False else dict(method="index")):
    f = full["kW"].interpolate(**kw)
    print(kw, f.isna().sum(), round(f.sum(), 6))
print(full.loc["2023-06-05 02:30":"2023-06-05 04:00"].assign(ff=full["kW"].ffill(limit=2), bf=full["kW"].bfill(), t=full["kW"].interpolate("time")))
filled = full["kW"].interpolate("time")
# irregular
irr = pd.Series([1.0, np.nan, np.nan, 9.0, np.nan], index=pd.to_datetime(["2023-01-01", "2023-01-02", "2023-01-07", "2023-01-09", "2023-01-12"]))
print(pd.DataFrame({"lin": irr.interpolate(), "time": irr.interpolate("time"), "vals": irr.interpolate("values"), "bwd": irr.interpolate("time", limit_direction="backward")}))
prof = filled.groupby([filled.index.dayofweek >= 5, filled.index.hour]).mean().unstack(0)
prof.columns = ["weekday", "weekend"]
print(prof.round(3).iloc[[0, 6, 8, 12, 19, 23]])
print(prof.idxmax())
by_time = filled.groupby(filled.index.time).mean()
print(by_time.head(3), by_time.index[:2])
season = filled.groupby(filled.index.strftime("%a %H")).transform("mean")
resid = filled - season
print(resid.std().round(5), resid.abs().nlargest(3).round(3))
trend = filled.rolling(96, center=True).mean()
dec = pd.DataFrame({"obs": filled, "trend": trend})
dec["detr"] = dec.obs - dec.trend
dec["seas"] = dec.groupby(dec.index.time)["detr"].transform("mean")
dec["res"] = dec.detr - dec.seas
print(dec.dropna().head(3).round(4))
print(dec.describe().round(4))
kwh = filled.resample("h").mean()
daily = kwh.resample("D").agg(["sum", "max", "idxmax"])
print(daily)
print(daily["max"] / (daily["sum"] / 24))
cap = kwh.sort_values(ascending=False).reset_index(drop=True)
cap.index = (cap.index + 1) / len(cap)
print(cap.iloc[[0, 16, 33, 167, 335]].round(3))
wk = kwh.groupby(pd.Grouper(freq="W-MON", closed="left", label="left")).agg(["count", "sum"])
print(wk)
hm = kwh.to_frame("v").assign(d=lambda x: x.index.day_name().str[:3], h=lambda x: x.index.hour // 6)
print(hm.pivot_table(index="d", columns="h", values="v", aggfunc="mean", margins=True).round(3).reindex(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "All"]))
lagged = pd.concat({f"l{k}": kwh.shift(k) for k in (0, 1, 24, 168)}, axis=1)
print(lagged.corr().round(3))
print(kwh.autocorr(24).round(5), kwh.shift(1, freq="D").index[0], kwh.shift(-2, freq="30min").index[:2])
print(filled)
