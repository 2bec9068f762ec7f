# Smart-meter readings: irregular sampling, gaps, rolling windows by time, seasonal profile
import numpy as np
import pandas as pd

rng = np.random.default_rng(21)
t = pd.date_range("2023-11-01", periods=96 * 14, freq="15min", name="ts")
base = .3 + .25 * np.sin((t.hour + t.minute / 60 - 7) / 24 * 2 * np.pi) ** 2
kw = pd.Series(base + rng.gamma(1.2, .05, len(t)), index=t, name="kw")
kw = kw[rng.random(len(kw)) > .04]
kw.iloc[50:53] = np.nan
kw.iloc[200] = 25.0
print(kw.head(), len(kw), kw.index.freq, kw.index.is_unique)
gaps = kw.index.to_series().diff()
print(gaps.value_counts().head(4))
big = gaps[gaps > pd.Timedelta("30min")]
print(pd.DataFrame({"from": big.index - big, "to": big.index, "missing": (big / pd.Timedelta("15min") - 1).astype(int)}).reset_index(drop=True).head())
full = kw.asfreq("15min")
print(full.isna().sum(), full.index.equals(t))
med = full.rolling("3h", min_periods=4).median()
out = (full - med).abs() > 6 * full.std()
print(full[out])
full = full.mask(out)
filled = full.interpolate("time", limit=3)
print(filled.isna().sum(), filled.loc["2023-11-01 12:00":"2023-11-01 13:30"].round(4).to_dict() and filled.loc["2023-11-01 12:00":"2023-11-01 13:00"].round(4))
df = filled.to_frame()
df["kwh"] = df["kw"] * .25
day = df["kwh"].resample("D").agg(["sum", "min", "max", "count"])
print(day.round(4).head())
day["dow"] = day.index.day_name().str[:3]
print(day.groupby("dow", sort=False)["sum"].mean().round(3))
prof = df.groupby([df.index.hour, df.index.dayofweek >= 5])["kw"].mean().unstack().rename(columns={False: "week", True: "weekend"})
prof.index.name = "hour"
print(prof.round(3).iloc[::4])
print(df.groupby(df.index.floor("6h").strftime("%H:%M"))["kwh"].sum().round(2))
tar = pd.Series("off", index=df.index).mask((df.index.hour >= 7) & (df.index.hour < 23), "day").mask((df.index.hour >= 17) & (df.index.hour < 20) & (df.index.dayofweek < 5), "peak")
rate = tar.map({"off": .12, "day": .22, "peak": .38})
bill = (df["kwh"] * rate).groupby([df.index.to_period("W"), tar]).sum().unstack()
print(bill.round(3))
print(bill.sum(axis=1).to_string())
r = df["kw"].rolling("1h")
print(pd.concat([r.mean(), r.max(), r.count()], axis=1, keys=["mean", "max", "n"]).iloc[[0, 3, 4, -1]].round(4))
print(df["kw"].rolling(4, closed="left").sum().iloc[3:7].round(4), df["kw"].rolling("45min", closed="both").count().iloc[:5].tolist())
print(df["kw"].resample("4h", origin="start", label="right", closed="right").mean().head(3).round(4))
print(df["kw"].resample("D").quantile(.95).tail(2).round(4), df["kw"].resample("W-SUN").std().round(5))
peak = df.loc[df.groupby(df.index.date)["kw"].idxmax()]
print(peak.head(3).round(4), peak.index.time[:3])
d = df["kwh"].groupby(df.index.date).cumsum()
print(d.iloc[[0, 95, 96, -1]].round(4))
ma = day["sum"].rolling(7).mean()
print(pd.DataFrame({"d": day["sum"], "ma7": ma, "prev": day["sum"].shift(7), "chg": day["sum"].pct_change(7)}).tail(4).round(4))
print(day["sum"].autocorr(1).round(6), day["sum"].diff().abs().nlargest(2).index.strftime("%b %d").tolist())
hot = df["kw"].gt(df["kw"].quantile(.9))
blk = hot.ne(hot.shift()).cumsum()[hot]
runs = blk.groupby(blk).agg(lambda s: s.index[-1] - s.index[0] + pd.Timedelta("15min"))
print(runs.describe(), runs.value_counts().head(3), sep="\n")
pt = df.assign(day=df.index.date, h=df.index.hour).pivot_table(index="day", columns="h", values="kwh", aggfunc="sum").iloc[:3, ::6]
print(pt.round(3), pt.columns, sep="\n")
up = day["sum"].resample("12h").ffill()
print(up.head(4).round(3), day["sum"].resample("8h").interpolate("linear").head(4).round(3))
print(day[["sum", "count"]].resample("MS").agg({"sum": ["sum", "mean"], "count": "min"}).round(3))
print(df["kw"].resample("D").apply(lambda s: s.idxmax().strftime("%H:%M") if s.notna().any() else None).head(3))
print(df["kw"].ewm(span=8, times=None).mean().tail(2).round(5), df["kw"].ewm(halflife="2h", times=df.index).mean().tail(2).round(5))
print(df.index.tz_localize("Europe/Berlin")[[0, -1]], df.kw.groupby(pd.Grouper(freq="W-MON")).sum().round(3))
