import io

import numpy as np
import pandas as pd

lines = ["station,timestamp,temp_c,humidity,wind"]
rng = np.random.default_rng(5)
for d in range(4):
    for h in range(0, 24, 3):
        for st in ("A1", "B2"):
            t = 10 + d + 5 * np.sin(h / 24 * 2 * np.pi) + (2 if st == "B2" else 0)
            temp = "" if rng.random() < 0.08 else f"{t + rng.normal():.1f}"
            lines.append(f"{st},2024-06-{d + 1:02d} {h:02d}:00,{temp},{rng.integers(40, 95)},{rng.choice(['N', 'S', 'E', 'W'])}")
text = "\n".join(lines)

df = pd.read_csv(io.StringIO(text), parse_dates=["timestamp"], index_col="timestamp", dtype={"station": "category"})
print(df.head())
print(df.dtypes)
print(df.index.min(), df.index.max(), df.index.freq)
a = df[df["station"] == "A1"].copy()
a["temp_c"] = a["temp_c"].interpolate(method="time")
daily = a["temp_c"].resample("D").agg(["min", "max", "mean"]).round(2)
print(daily)
print(a.loc["2024-06-02", "temp_c"].round(1))
print(a.between_time("06:00", "12:00")["humidity"].groupby(lambda t: t.date()).mean())
print(a.at_time("12:00")[["temp_c", "wind"]].round(1))
six = df.groupby("station", observed=True)["humidity"].resample("12h").mean()
print(six)
hot = df.groupby("station", observed=True)["temp_c"].idxmax()
print(hot)
df["heat"] = pd.cut(df["temp_c"], bins=[-np.inf, 10, 15, np.inf], labels=["cold", "mild", "warm"])
print(df["heat"].value_counts(sort=False, dropna=False))
print(pd.crosstab(df["heat"], df["wind"]))
df["f"] = df["temp_c"] * 9 / 5 + 32
print(df.groupby(["station", df.index.hour], observed=True)["f"].mean().unstack(0).round(1))
gaps = df[df["temp_c"].isna()]
print(len(gaps), "missing readings:", [f"{i:%d %b %H:%M}" for i in gaps.index])
roll = a["temp_c"].rolling("9h").mean()
print(roll.tail(3).round(3))
print(a["temp_c"].shift(1, freq="3h").head(2).round(1))
print(a.groupby(a.index.date)["wind"].apply(lambda s: s.mode().iat[0]))
