import json
import io
import re
from datetime import datetime, timedelta, timezone
import numpy as np
import pandas as pd

rng = np.random.default_rng(77)
lines = []
t0 = datetime(2024, 10, 26, 20, 0, tzinfo=timezone.utc)
for i in range(300):
    t = t0 + timedelta(seconds=int(i * 300 + rng.integers(-40, 40)))
    if rng.random() < .06:
        continue
    dev = f"dev-{rng.integers(1, 4):02d}"
    rec = {"ts": t.isoformat(), "device": dev, "temp": round(20 + 5 * np.sin(i / 40) + rng.normal(0, .3), 2), "hum": None if rng.random() < .05 else round(45 + rng.normal(0, 2), 1),
           "status": rng.choice(["OK", "OK", "OK", "WARN", "ERR"])}
    if i % 37 == 0:
        rec["temp"] = 999.9
    lines.append(json.dumps(rec))
    if rng.random() < .03:
        lines.append(lines[-1])
raw = pd.read_json(io.StringIO("\n".join(lines)), lines=True)
print(raw.dtypes)
print(raw.head(3))
raw["ts"] = pd.to_datetime(raw["ts"], utc=True)
print(raw["ts"].is_monotonic_increasing, raw.duplicated().sum(), raw.duplicated(["ts", "device"]).sum())
df = raw.drop_duplicates().sort_values("ts").reset_index(drop=True)
df.loc[df["temp"] > 100, "temp"] = np.nan
df["local"] = df["ts"].dt.tz_convert("Europe/Madrid")
print(df[["ts", "local"]].iloc[[0, 60, 61, 62, 280]] if len(df) > 280 else df[["ts", "local"]].iloc[[0, 60, 61, 62, -1]])
print(df.groupby(df["local"].dt.date).size())
print(df.groupby([df["local"].dt.floor("6h"), "device"], sort=True).size().unstack(fill_value=0))
g = df.set_index("ts").groupby("device")[["temp", "hum"]].resample("2h").mean()
print(g.head(6).round(3), g.index.names, g.shape)
grp = df.groupby(["device", pd.Grouper(key="ts", freq="4h", origin="2024-10-26 22:00:00+00:00")])["temp"].agg(["count", "mean", "std"])
print(grp.head(5).round(3))
d1 = df[df.device == "dev-01"].set_index("ts")["temp"]
reg = d1.resample("15min").mean()
print(reg.isna().sum(), reg.interpolate("time", limit=3).isna().sum())
up = d1[~d1.index.duplicated()].reindex(pd.date_range(d1.index[0].ceil("h"), d1.index[-1].floor("h"), freq="h"), method="nearest", tolerance=pd.Timedelta("10min"))
print(up.head(), up.isna().mean().round(3))
lag = df.groupby("device")["ts"].diff()
df["gap_s"] = lag.dt.total_seconds()
print(df.groupby("device")["gap_s"].describe().round(1))
df["sess"] = (df["gap_s"] > 1800).groupby(df["device"]).cumsum()
print(df.groupby(["device", "sess"])["ts"].agg(["min", "max", "count"]).assign(dur=lambda x: x["max"] - x["min"]).query("count > 10").head(4))
r = df.set_index("ts").groupby("device")["temp"].rolling("1h", min_periods=2).agg(["mean", "std"])
print(r.dropna().head(4).round(4))
z = df.groupby("device")["temp"].transform(lambda s: (s - s.rolling(10, min_periods=3).median()) / s.rolling(10, min_periods=3).std())
print(z.abs().gt(2.2).sum(), df.loc[z.abs().nlargest(3).index, ["ts", "device", "temp"]])
df["status"] = pd.Categorical(df["status"], ["OK", "WARN", "ERR"], ordered=True)
print(df.groupby("device", observed=False)["status"].max(), pd.crosstab(df["device"], df["status"], margins=True))
ch = df[df["status"].ne(df.groupby("device")["status"].shift())]
print(len(ch), ch.groupby("device").head(1)[["ts", "device", "status"]])
dur = (df.groupby("device")["ts"].shift(-1) - df["ts"]).groupby([df["device"], df["status"]], observed=True).sum()
print(dur)
print(dur.unstack().map(lambda x: x.total_seconds() / 3600).round(2))
al = df.loc[df.status.eq("ERR"), "ts"].dt.strftime("%Y-%m-%dT%H:%M:%S.%fZ").str[:-5].tolist()[:3]
print(al)
print(df["local"].dt.hour.value_counts().sort_index().head(), df["local"].dt.tz, df["local"].dt.time.iloc[0], df["local"].dt.timetz.iloc[0])
hp = df.pivot_table(index=df["local"].dt.hour.rename("hr"), columns="device", values="temp", aggfunc=["mean", "count"])
print(hp.head(3).round(2))
wide = df.pivot_table(index="ts", columns="device", values="temp").resample("h").mean().interpolate(limit_area="inside")
print(wide.corr().round(3), wide.diff().abs().max())
out = wide.tail(3).round(2).reset_index().to_json(orient="records", date_format="iso", lines=True)
print(out)
print(wide.tail(2).to_json(), wide.tail(2).round(1).to_csv(date_format="%Y-%m-%d %H:%M"))
m = re.findall(r'"ts": "([^"]+)"', lines[0])
print(m, pd.Timestamp(m[0]), pd.Timestamp(m[0]).tz)
print(df.describe(include="all").T.iloc[:, :4])
