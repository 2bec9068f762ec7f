import numpy as np
import pandas as pd

rng = np.random.default_rng(20240105)

# --- tick simulation over two sessions -------------------------------
open1 = pd.Timestamp("2024-03-07 09:30", tz="America/New_York")
n = 900
gaps = rng.exponential(26.0, n).cumsum()
idx = open1 + pd.to_timedelta(gaps, unit="s").round("ms")
px = 180.0 + np.cumsum(rng.normal(0, 0.03, n)).round(2)
size = rng.choice([100, 200, 300, 500, 1000], n, p=[.5, .2, .15, .1, .05])
ticks = pd.DataFrame({"price": px.round(2), "size": size}, index=idx)
ticks.index.name = "ts"
print(ticks.head())
print(ticks.index.dtype, len(ticks))
print(ticks.iloc[[0, 1, -2, -1]])

bars = ticks["price"].resample("30min").ohlc()
bars["volume"] = ticks["size"].resample("30min").sum()
bars["vwap"] = (ticks["price"] * ticks["size"]).resample("30min").sum() / bars["volume"]
bars["n"] = ticks["price"].resample("30min").count()
print(bars.round(3))
print(bars.dtypes)

right = ticks["price"].resample("1h", closed="right", label="right", offset="30min").ohlc()
print(right)
agg = ticks.resample("2h", origin="start").agg({"price": ["first", "max", "min", "last"], "size": ["sum", "mean"]})
print(agg.round(2))
agg.columns = ["_".join(c) for c in agg.columns]
print(agg.columns.tolist())

# named aggregation and apply on the resampler
named = ticks.resample("90min", origin="start_day", offset="30min").agg(
    hi=("price", "max"), lo=("price", "min"), vol=("size", "sum"))
named["range"] = named.eval("hi - lo")
print(named)
tw = ticks["price"].resample("1h").apply(lambda s: s.diff().abs().sum() if len(s) > 1 else np.nan)
print(tw.round(4))

# volume bars
cum = ticks["size"].cumsum()
bucket = (cum - 1) // 25000
vb = ticks.groupby(bucket).agg(open=("price", "first"), high=("price", "max"), low=("price", "min"),
                               close=("price", "last"), vol=("size", "sum"))
vb.index.name = "bar"
print(vb)
starts = ticks.reset_index().groupby(bucket.to_numpy())["ts"].agg(["min", "max"])
starts["dur"] = starts["max"] - starts["min"]
print(starts)
print(starts["dur"].dt.components[["hours", "minutes", "seconds"]].tail(3))

# typical price, true range, ATR
b = ticks["price"].resample("15min").ohlc().dropna()
prev = b["close"].shift()
tr = pd.concat([b["high"] - b["low"], (b["high"] - prev).abs(), (b["low"] - prev).abs()], axis=1).max(axis=1)
atr = tr.ewm(alpha=1 / 5, adjust=False, min_periods=5).mean()
out = b.assign(tr=tr, atr=atr, tp=b[["high", "low", "close"]].mean(axis=1))
print(out.tail(6).to_string(float_format="{:.3f}".format))
print(out.describe().loc[["mean", "std", "50%"]].round(4))
up = (b["close"] > b["open"]).astype(int)
streak = up.groupby((up != up.shift()).cumsum()).cumcount() + 1
print(streak.max(), streak.idxmax())
print(b.between_time("10:00", "11:00").index.strftime("%H:%M:%S%z").tolist())
print(b.at_time("12:30"))
print(ticks.resample("1h").size())
print(ticks.resample("1h")["size"].quantile([.5, .9]))
print(bars.index.freq, bars.index.inferred_freq, bars.index.tz)
