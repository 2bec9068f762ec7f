import io
import numpy as np
import pandas as pd

rng = np.random.default_rng(23)
hdr = "station;date;time;temp_c;rain_mm;wind_dir;remark\n"
lines = []
d0 = pd.Timestamp("2024-02-25")
for st in ("OSLO", "BERGEN"):
    for h in range(0, 24 * 9, 3):
        t = d0 + pd.Timedelta(hours=h)
        temp = -2 + 5 * np.sin(2 * np.pi * (t.hour - 9) / 24) + (3 if st == "BERGEN" else 0) + rng.normal(0, 1)
        rain = max(0, rng.gamma(.3, 3) - 1)
        lines.append(f"{st};{t:%d.%m.%Y};{t:%H%M};{str(round(temp, 1)).replace('.', ',')};{str(round(rain, 1)).replace('.', ',') if rng.random() > .1 else '-'};{rng.choice(['N', 'NE', 'W', 'SW', 'S'])};{'trace' if 0 < rain < .2 else ''}\n")
raw = hdr + "".join(lines)
print(raw[:150])
df = pd.read_csv(io.StringIO(raw), sep=";", decimal=",", na_values="-", dtype={"time": str, "station": "category"})
print(df.dtypes, df.isna().sum().to_dict())
df["ts"] = pd.to_datetime(df["date"] + " " + df["time"], format="%d.%m.%Y %H%M")
df["ts_utc"] = df["ts"].dt.tz_localize("Europe/Oslo").dt.tz_convert("UTC")
df = df.drop(columns=["date", "time"]).set_index(["station", "ts"]).sort_index()
print(df.head(3), df.index.levels[1].freq, df.index.names)
w = df["temp_c"].unstack("station")
print(w.loc["2024-02-28 18:00":"2024-02-29 06:00"], w.index.inferred_freq)
daily = df.groupby([pd.Grouper(level="station"), pd.Grouper(level="ts", freq="D")], observed=True).agg(tmin=("temp_c", "min"), tmax=("temp_c", "max"), tmean=("temp_c", "mean"), rain=("rain_mm", "sum"), obs=("temp_c", "size"))
daily.index.names = ["station", "ts"]
print(daily.round(2).head(4), daily.loc["OSLO"].round(1).T.iloc[:, :3])
daily["hdd"] = (17 - daily["tmean"]).clip(lower=0)
daily["frost"] = daily["tmin"].lt(0)
print(daily.groupby("station", observed=True).agg({"hdd": "sum", "frost": "sum", "rain": ["sum", "max"]}).round(1))
met = df.groupby("station", observed=True).apply(lambda g: g.droplevel(0)["rain_mm"].resample("24h", offset="6h").sum(min_count=1))
print(met.iloc[:, :3] if met.ndim == 2 else met.head(4))
wet = w.gt(w.median())
runs = wet.apply(lambda s: s.groupby((~s).cumsum()).sum().max())
print(runs.to_dict())
rose = pd.crosstab(df.index.get_level_values(0), df["wind_dir"], normalize="index").round(3)
print(rose.rename_axis(index="stn"))
deg = df["wind_dir"].map({"N": 0, "NE": 45, "S": 180, "SW": 225, "W": 270})
u, v = -np.sin(np.deg2rad(deg)), -np.cos(np.deg2rad(deg))
mean_dir = (np.rad2deg(np.arctan2(-u.groupby(level=0, observed=True).mean(), -v.groupby(level=0, observed=True).mean())) % 360).round(2)
print(mean_dir)
an = w - w.groupby([w.index.hour]).transform("mean")
print(an.describe().round(3).loc[["mean", "std", "min"]], an.stack().idxmin(), an.OSLO.nsmallest(2))
up = w.resample("h").interpolate("linear")
cub = w.resample("h").asfreq().interpolate("time")
print(up.equals(cub), up.iloc[1:4].round(3), up.shape)
gdd = up.sub(5).clip(lower=0).resample("D").mean().cumsum()
print(gdd.tail(2).round(3))
print(w.resample("12h", closed="right", label="right").max().head(3), w.rolling("24h").mean().iloc[[7, 8]].round(3), w.rolling("24h", closed="left").min().iloc[8].tolist())
leap = w.loc["2024-02-29"]
print(leap.shape, leap.index[0].dayofyear, (leap.index + pd.DateOffset(years=1))[0], (leap.index - pd.DateOffset(years=1))[-1], leap.index.is_leap_year.all(), leap.index.days_in_month[0])
print(w.idxmax(), w.index[w.OSLO.argmax()], w.OSLO.sort_values().index[:2].strftime("%d/%m %Hh").tolist(), w.index.to_julian_date()[:2].tolist() if hasattr(w.index, "to_julian_date") else "")
q = w.quantile([.05, .95]).T
q.columns = [f"p{int(c * 100):02d}" for c in q.columns]
print(q.round(2), w.apply(lambda s: pd.Series({"n": s.count(), "first": s.index[0]})), w.agg(["skew", "kurt"]).round(3))
ext = w.stack().rename("t").reset_index().sort_values("t", ascending=False).groupby("station", observed=True).head(2)
print(ext, ext.ts.dt.isocalendar().week.tolist())
long = w.reset_index().melt(id_vars="ts", value_name="temp").assign(period=lambda x: pd.cut(x.ts.dt.hour, [-1, 5, 11, 17, 23], labels=["night", "morning", "day", "evening"]))
print(long.pivot_table(index="period", columns="station", values="temp", observed=False, aggfunc=["mean", "max"]).round(2))
print(long.groupby(["station", long.ts.dt.date], observed=True)["temp"].mean().unstack(0).head(3).round(2))
print(df["remark"].value_counts(dropna=False), df["rain_mm"].eq(0).groupby(level=0, observed=True).mean().round(3), df.loc["BERGEN"].between_time("06:00", "09:00")["temp_c"].mean().round(4), df.xs("2024-03-01 12:00", level="ts")["temp_c"].tolist())
text = df.reset_index().to_csv(index=False, date_format="%Y-%m-%dT%H:%M")
bk = pd.read_csv(io.StringIO(text), parse_dates=["ts", "ts_utc"], index_col=["station", "ts"])
print(bk.dtypes, bk.index.dtypes if hasattr(bk.index, "dtypes") else "", bk["temp_c"].equals(df["temp_c"].rename_axis(bk.index.names)), len(bk))
