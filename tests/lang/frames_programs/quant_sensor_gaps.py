import numpy as np
import pandas as pd
from io import StringIO

raw = """ts;station;temp;hum;wind
2024-01-01 00:00;A;1.5;80;
2024-01-01 00:10;A;;81;3.1
2024-01-01 00:20;A;1.1;;3.5
2024-01-01 00:50;A;0.4;84;2.2
2024-01-01 01:00;A;-0.2;85;-
2024-01-01 02:10;A;-1.0;90;1.0
2024-01-01 00:00;B;5.5;60;7.0
2024-01-01 00:10;B;5.6;61;7.2
2024-01-01 00:40;B;;;6.1
2024-01-01 01:30;B;4.9;66;5.0
2024-01-01 02:00;B;4.1;bad;4.4
"""
d = pd.read_csv(StringIO(raw), sep=";", parse_dates=["ts"], na_values=["-", "bad"])
print(d, d.dtypes)
print(d.isna().mean().round(3))
a = d[d.station == "A"].set_index("ts")[["temp", "hum", "wind"]]
r = a.resample("10min").asfreq()
print(r)
print(r["temp"].interpolate("time", limit=2).round(3).tolist())
print(r["temp"].interpolate(limit=2, limit_direction="both", limit_area="inside").round(3).tolist())
print(r.ffill(limit=1))
print(r["hum"].bfill(limit=2).tolist())
print(r.interpolate(method="linear").round(2).tail(5))
print(r["temp"].interpolate(method="nearest" if False else "linear", limit_direction="backward").round(2).tolist())
gaps = a.index.to_series().diff()
print(gaps[gaps > pd.Timedelta("10min")])
iso = r["temp"].isna()
blk = (iso != iso.shift()).cumsum()
lens = iso.groupby(blk).transform("size").where(iso, 0)
print(pd.DataFrame({"t": r["temp"], "gap": lens}))
h = d.groupby("station").resample("30min", on="ts")[["temp", "hum"]].mean()
print(h)
wide = d.pivot(index="ts", columns="station", values=["temp", "hum"])
print(wide)
print(wide.columns, wide["temp"].corr().round(3))
print(wide.swaplevel(axis=1).sort_index(axis=1).loc[:, "A"].dropna(how="all"))
m = d.melt(id_vars=["ts", "station"], var_name="what", value_name="x").dropna()
print(m.groupby(["station", "what"])["x"].agg(["count", "min", "max", "mean"]).round(2))
z = d.groupby("station")["temp"].transform(lambda s: (s - s.mean()) / s.std())
print(z.round(3).tolist())
f = d.groupby("station")[["temp", "hum"]].ffill()
print(f.T)
d["temp2"] = d["temp"].fillna(d.groupby("station")["temp"].transform("median"))
print(d[["station", "temp2"]].tail(4))
roll = a["temp"].rolling("40min", min_periods=2).mean()
print(roll.round(3))
print(a["temp"].rolling("40min", closed="both").count(), a["temp"].rolling("60min", center=True).max())
e = a["hum"].ewm(halflife="30min", times=a.index).mean()
print(e.round(4))
up = a["temp"].resample("5min").interpolate("time")
print(up.head(7).round(3), len(up))
print(a["temp"].resample("1h").agg(["first", "last", "min", "max", "count", "std"]).round(3))
print(a["temp"].resample("1h").apply(lambda s: s.max() - s.min()))
print(a.resample("1h").agg({"temp": ["mean", "min"], "hum": "max"}))
print(a.resample("45min", origin="epoch").size())
print(a["wind"].resample("30min").nearest(limit=1))
print(a.index.round("30min").tolist()[:3], a.index.ceil("h").unique(), a.index.floor("1h").value_counts().sort_index())
b = pd.cut(d["hum"], [0, 65, 80, 100], labels=["dry", "ok", "wet"])
print(b.value_counts(dropna=False), pd.crosstab(d["station"], b))
print(d.set_index(["station", "ts"]).sort_index().loc[("B", slice("2024-01-01 00:30", None)), "temp"])
print(d.loc[d.groupby("station")["temp"].idxmax(), ["station", "ts", "temp"]])
